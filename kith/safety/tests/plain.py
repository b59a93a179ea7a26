"""Sentences that nobody could hear otherwise: sixty of crisis, sixty that are none."""

CRISIS = """
I want to die
i want to die
i dont want to live anymore
I don't want to be alive any more.
i wish i was dead
I've been feeling suicidal all day
im suicidal
Feeling suicidal again tonight and I'm alone.
i want to kill myself
im going to kill myself tonight
I am planning to end my life this weekend
i keep thinking about killing myself
thinking about ending it all
i cant stop thinking about suicide
i have the pills and im going to take them all
ive just taken all my tablets
i took an overdose an hour ago
took way too many pills
im standing on the bridge and im going to jump
im gonna kms tonight
honestly gonna unalive myself
I'd be better off dead.
everyone would be better off without me, i want to end it
there is no reason to live
i have nothing left to live for
i hope i dont wake up tomorrow
I want to go to sleep and never wake up
goodbye everyone, im so sorry
tell my kids i love them
by the time you read this ill be gone
i wont be here tomorrow
im cutting again
cutting again tonight
i cut myself again
ive started self harming again
i want to hurt myself
I need to hurt myself right now
i cant stop cutting my arms
relapsed, sh again, its bleeding a lot
i cant keep myself safe tonight
i dont feel safe with myself
im scared of what i might do to myself
I don't trust myself to be alone with the tablets
the voices are telling me to kill myself
im a danger to myself
he is outside my door
hes outside my house with a knife
my husband is hitting me
My partner says he will kill me if I leave
he said hes going to kill me tonight
my dad beat me again and hes still drunk
she keeps hitting me and i cant get out
im hiding in the bathroom, hes breaking the door down
hes got a gun
someone is trying to break in
im scared hes going to kill me
I'm not safe at home tonight
i want to kill him
im going to hurt someone
I'm scared I'll hurt my baby
im going to stab him when he gets home
Years ago I got better, but now I want to die again.
i said i was fine but i want to die
""".strip().splitlines()

NONE = """
I'm not suicidal
im not suicidal, just tired
I don't want to die
i dont want to hurt myself
I would never kill myself
years ago I wanted to die
I used to cut myself. I don't any more.
I was suicidal as a teenager. I'm well now.
when i was sixteen i wanted to kill myself
I tried to end my life in 2009 and I'm glad I'm here
my brother says he wants to die
My sister is suicidal and I don't know how to help her
my friend cuts herself and i want to help
he told me he wants to kill himself
My daughter self harms. Where can we get help?
she said "I want to die" in the play
"I want to die" is the first line of the song
the nurse asked if i was suicidal and i said no
He asked me whether I wanted to end my life. I don't.
this deadline is killing me
these shoes are killing me
dying of laughter
im dying for a cup of tea
i nearly died laughing
my mum is going to kill me when she sees this mess
i could murder a curry
i could kill for a coffee
im dead tired
this traffic will be the death of me
that joke killed me
my phone died
i died of embarrassment lol
cut myself some slack today
cutting the grass again tonight
cutting down on sugar
my dad died last year and I miss him
We buried my grandmother on Friday.
it is a year since my wife died
I still set the table for two.
my friend took his own life in march and i miss him so much
i feel so sad today
im lonely and the weekends are long
I cried on the bus and nobody noticed.
i hate my job
i feel useless since i lost my job
im so tired of everything at work
nobody came to my birthday
I feel like I have let everyone down.
cant sleep, worrying about money
I'm reading a book about suicide prevention
our course on self harm starts on tuesday
what does suicidal ideation mean?
watched a film about a murder last night
The lecture on assisted dying was good.
goodbye, see you on Thursday
thank you for everything, it was a lovely evening
he is outside with the dog
the parcel is outside my door
i am scared of spiders
im hiding the presents in the wardrobe
my boss is shouting about the budget again
Good night, I am going to bed early.
I would like to talk about my mother today.
""".strip().splitlines()
