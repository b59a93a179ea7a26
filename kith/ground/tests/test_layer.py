import asyncio

from kith.ground.layer import InProcessLayer


def test_everyone_in_a_group_hears_and_nobody_else():
    async def story():
        layer = InProcessLayer()
        ana, ben, stranger = [await layer.new_channel() for _ in range(3)]
        for channel in (ana, ben):
            await layer.group_add("bond", channel)
        await layer.group_send("bond", {"type": "nudge"})
        heard = [await layer.receive(channel) for channel in (ana, ben)]
        silent = layer.channels.get(stranger)
        return heard, silent

    assert asyncio.run(story()) == ([{"type": "nudge"}] * 2, None)


def test_who_left_the_group_hears_no_more():
    async def story():
        layer = InProcessLayer()
        ana = await layer.new_channel()
        await layer.group_add("bond", ana)
        await layer.group_discard("bond", ana)
        await layer.group_send("bond", {"type": "nudge"})
        return layer.groups, layer.channels[ana].waiting, layer.channels[ana].groups

    assert asyncio.run(story()) == ({}, [], [])


def test_a_full_queue_drops_and_complains_to_nobody():
    async def story():
        layer = InProcessLayer(capacity=2)
        for number in range(5):
            await layer.send("ana", {"type": "nudge", "number": number})
        heard = [(await layer.receive("ana"))["number"] for _ in range(2)]
        return heard, layer.channels["ana"].waiting

    assert asyncio.run(story()) == ([0, 1], [])


def test_nothing_is_kept_of_a_socket_that_went_without_a_word():
    async def story():
        layer = InProcessLayer()
        ana = await layer.new_channel()
        await layer.group_add("bond", ana)
        listening = asyncio.ensure_future(layer.receive(ana))
        await asyncio.sleep(0)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        return layer.channels, layer.groups

    assert asyncio.run(story()) == ({}, {})


def test_a_listener_wakes_for_what_comes_later():
    async def story():
        layer = InProcessLayer()
        listening = asyncio.ensure_future(layer.receive("ana"))
        await asyncio.sleep(0)
        await layer.send("ana", {"type": "nudge"})
        return await asyncio.wait_for(listening, 1)

    assert asyncio.run(story()) == {"type": "nudge"}


def test_what_comes_while_a_listener_wakes_is_heard_after_it():
    async def story():
        layer = InProcessLayer()
        listening = asyncio.ensure_future(layer.receive("ana"))
        await asyncio.sleep(0)
        for number in range(3):
            await layer.send("ana", {"number": number})
        return [await listening, await layer.receive("ana"), await layer.receive("ana")]

    assert [message["number"] for message in asyncio.run(story())] == [0, 1, 2]


def test_who_is_called_hears_everything_in_its_order_and_no_more_once_gone():
    async def story():
        layer, heard = InProcessLayer(), []

        async def hear(message):
            await asyncio.sleep(0)  # somebody reads slowly
            heard.append(message["number"])

        with layer.calling(hear) as ana:
            await layer.group_add("bond", ana)
            for number in range(3):
                await layer.group_send("bond", {"number": number})
            while len(heard) < 3:
                await asyncio.sleep(0)
        await layer.group_send("bond", {"number": 3})
        await asyncio.sleep(0)
        return heard, layer.channels, layer.groups

    assert asyncio.run(story()) == ([0, 1, 2], {}, {})


def test_who_is_called_and_cannot_keep_up_loses_the_newest():
    async def story():
        layer, heard, free = InProcessLayer(capacity=2), [], asyncio.Event()

        async def hear(message):
            await free.wait()
            heard.append(message["number"])

        with layer.calling(hear) as ana:
            await layer.send(ana, {"number": 0})
            await asyncio.sleep(0)
            for number in range(1, 9):
                await layer.send(ana, {"number": number})
            free.set()
            for _ in range(9):
                await asyncio.sleep(0)
        return heard

    assert asyncio.run(story()) == [0, 1, 2]


def test_who_is_in_a_group_twice_hears_once_and_who_never_was_can_leave_it():
    async def story():
        layer = InProcessLayer()
        ana, ben = [await layer.new_channel() for _ in range(2)]
        for _again in range(2):
            await layer.group_add("bond", ana)
        await layer.group_discard("bond", ben)
        await layer.group_send("bond", {"type": "nudge"})
        return await layer.receive(ana), layer.groups["bond"]

    heard, there = asyncio.run(story())
    assert heard == {"type": "nudge"} and len(there) == 1


def test_after_a_flush_nobody_is_there():
    async def story():
        layer = InProcessLayer()
        await layer.group_add("bond", await layer.new_channel())
        await layer.flush()
        return layer.groups, layer.channels

    assert asyncio.run(story()) == ({}, {})
