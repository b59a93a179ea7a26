"""The picture in README.md: three phones beside each other."""

from pathlib import Path

from PIL import Image

SHOWN = ("own-today-390-light", "with-you-and-amber-finch-390-light", "for-the-other-390-dark")
WIDTH, HEIGHT, EDGE = 390, 800, 24
PAPER = (226, 220, 208)


def write(folder: Path) -> None:
    phones = [next(folder.glob(f"*{name}.png"), None) for name in SHOWN]
    if None in phones:
        return
    size = (len(phones) * (WIDTH + EDGE) + EDGE, HEIGHT + 2 * EDGE)
    cover = Image.new("RGB", size, PAPER)
    for number, phone in enumerate(filter(None, phones)):
        with Image.open(phone) as picture:
            screen = picture.convert("RGB").crop((0, 0, WIDTH, HEIGHT))
        cover.paste(screen, (EDGE + number * (WIDTH + EDGE), EDGE))
    cover.quantize(128).save(folder / "kith.png", optimize=True)
