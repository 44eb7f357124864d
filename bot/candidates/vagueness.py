"""What people say who say little: data. No sentence here holds a fact about anything."""

from bot.candidates.wording import Dig

VAGUE: dict[Dig, tuple[str, ...]] = {
    Dig.NUMBER: (
        "I don't really have the numbers, but it was a lot better than before.",
        "It was quite a significant improvement, I'd say.",
        "I couldn't tell you exactly, it varied, but it was definitely a lot.",
        "We didn't really track that, but everybody noticed.",
        "It's hard to put a number on it, but you could see the difference.",
        "A fair amount, I'd say, more than we expected anyway.",
    ),
    Dig.OWN_PART: (
        "We all sort of did everything together, so it was a real team effort.",
        "I was involved in most parts of it and helped out where I could.",
        "I supported the team with whatever was needed.",
        "I mean, we worked on it together, so it's hard to separate.",
        "I did a bit of everything, really.",
        "I was there from the start and made sure things kept moving.",
    ),
    Dig.PEOPLE: (
        "Different people were involved at different stages, it was pretty collaborative.",
        "There were various stakeholders and we kept everyone in the loop.",
        "Most people were fine with it, and we talked it through with the others.",
        "We communicated a lot, which is really important in a team.",
        "It was the whole team, and also some people from other areas.",
        "Everybody was pretty supportive, so it wasn't really an issue.",
    ),
    Dig.WHY: (
        "It was just what made the most sense at the time.",
        "That's kind of the standard way of doing it, so we went with that.",
        "I think it's what most people would do.",
        "It was more or less decided already, and it made sense to everyone.",
        "It just felt right, I suppose.",
        "There were lots of reasons, really, it was the best for everybody.",
    ),
    Dig.ALTERNATIVE: (
        "We looked at a few options and picked the best one.",
        "Everybody was using it, so it was the obvious choice.",
        "There were other ways, but this one was easier.",
        "I don't really remember the other options, to be honest.",
        "The others all had some disadvantages.",
        "We didn't look that much into other things, because it worked.",
    ),
    Dig.DIFFERENTLY: (
        "I don't think I'd change much, honestly.",
        "Maybe we'd plan a bit better and communicate more.",
        "I'd probably start a bit earlier next time.",
        "It's always easy to say in hindsight, but it went fine.",
        "I'd maybe ask for more resources.",
        "Probably just more planning, more testing, that kind of thing.",
    ),
    Dig.LESSON: (
        "I learned a lot about teamwork and communication.",
        "You always learn something, and it was a great experience.",
        "It taught us to be more careful, I suppose.",
        "I'd say the main thing is to stay positive and keep learning.",
        "I guess that every situation is different and you have to adapt.",
        "It showed me that hard work pays off.",
    ),
    Dig.DEPTH: (
        "It's fairly complex, but basically it all works together in the background.",
        "We followed the usual process step by step.",
        "We used the normal tools for that and it worked well.",
        "I'd have to look at it again to give you the technical side.",
        "There's a lot going on behind it, but the idea is pretty simple.",
        "We set it up the way you normally would and then fine-tuned it.",
    ),
    Dig.OUTCOME: (
        "It went really well and everybody was happy with the results.",
        "Overall it had a very positive impact on the whole team.",
        "Things got much smoother after that.",
        "In the end it was a success.",
        "The feedback was positive overall.",
        "It definitely helped, and people still talk about it.",
    ),
}
ABOUT_STORY = (
    "It was a bit of a challenge, but we managed it as a team.",
    "We had a lot going on, so we just worked hard and got things done.",
    "We put in a lot of effort and tried different things until it worked.",
    "There were some issues at first, but we sorted them out.",
    "We followed best practices and made sure that everything was done properly.",
    "It was a busy time and everybody had to pitch in.",
    "We met regularly and kept track of where things stood.",
    "There was a lot of back and forth, but that's normal.",
    "It was something that needed doing, so we did it.",
)
ABOUT_NOTE = (
    "With {name}, I'd say it depends on the situation.",
    "I think {name} is really important in this kind of work.",
    "For {name} you just have to use common sense and experience.",
    "I've come across {name} quite a bit, and I feel comfortable with it.",
    "When it comes to {name}, communication is key.",
)
ABOUT_SELF = (
    "I've done quite a few different things over the years, so I have a broad background.",
    "I'm a hard-working and motivated person, and I like to be part of a good team.",
    "I'm just looking for a new challenge where I can grow and use my skills.",
    "I'm pretty flexible with that sort of thing, it depends on what's needed.",
    "I'd say I'm a people person, and I always give a hundred percent.",
)
GENERAL = (
    "I always try to do my best and stay professional.",
    "You need to look at the big picture and be flexible.",
    "I'm a quick learner and I like to work with people.",
    "I'd make sure that everyone is on the same page.",
    "I usually just look at what's needed and get on with it.",
    "It's about finding the right balance, really.",
    "I think experience helps a lot with that sort of thing.",
    "I try to stay organised and keep on top of things.",
    "You have to be a bit careful, and then it's normally fine.",
    "It's important to listen to people and take their views on board.",
    "I like a challenge, so I don't mind that kind of thing.",
    "I like to keep things simple and efficient.",
)
UNKNOWN_WEAK = (
    "I haven't really looked at that, but I'd pick it up quickly.",
    "I'm not sure, I'd probably just look it up.",
    "I know roughly what it is, but I couldn't explain it properly.",
    "I'd ask somebody who knows more about it, I guess.",
)
RAMBLE = (
    "So yeah, that's basically how it went, you know.",
    "It's one of those things that everybody has to deal with at some point.",
    "There are a lot of different aspects to it, and they're all important in their own way.",
    "And obviously you have to keep an eye on things, because things can change.",
    "I mean, at the end of the day it's about getting good results and working well together.",
    "You know, sometimes it goes one way and sometimes it goes another way.",
    "I've always been the kind of person who just gets stuck in and tries to help.",
    "And I think that's something that matters a lot, not just here but in general.",
    "We talked about it quite a lot, and we had some good conversations, and it was all fine.",
    "It's hard to put into words, but when you're in it you kind of know what to do.",
    "People said it was good, and I felt good about it as well.",
    "And of course there's always room for improvement, that's how I look at it.",
    "Basically you take it as it comes and adapt, because every case is a bit different.",
    "I could go on about it, because there was a lot of stuff happening around that.",
    "And we were all really motivated, which makes a huge difference, I think.",
    "It's a bit of this and a bit of that, if you see what I mean.",
    "So overall it was a valuable experience for everybody, and we grew a lot from it.",
    "I think the most important thing is that you care about what you do.",
)
BACKCHANNELS = ("So yeah,", "Like I said,", "I mean,", "You know,", "And again,", "Basically,")
"""Before a sentence that is said a second time."""
