"""The same in English; lines are short: "likes football", "has two kids", "doesn't drink"."""

from __future__ import annotations

import re
from typing import Final

from app.domain.facts.fact import Rule, rule
from app.domain.facts.words import PHONE

_MARKET: Final = (
    r"(?:stocks?|futures|shares|funds?|bonds?|gold|crypto|bitcoin|commodities|copper|options|forex|"
    r"property|equities|"
    r"deposits|fixed income|short[- ]term|long[- ]term|day trades?|day trading|blue chips|trends?|"
    r"arbitrage|intraday|swing)"
)
_TITLE: Final = (
    r"(?:(?:chief|deputy|senior|vice|general|head|managing|finance|financial|purchasing|procurement|sales|"
    r"production|plant|regional|branch|"
    r"marketing|executive|operations|assistant)[ -])*"
    r"(?:director|manager|head|president|officer|chairman|chairwoman|controller|treasurer|buyer|supervisor|"
    r"partner|ceo|cfo|"
    r"head of (?:purchasing|sales|finance|production|procurement))"
)
_CALLING: Final = (
    r"(?:(?:retired|primary|secondary|school|university|civil|software|family|estate|insurance|taxi) )*"
    r"(?:teacher|doctor|nurse|lawyer|engineer|accountant|farmer|professor|driver|dentist|servant|officer|"
    r"agent|architect|builder|"
    r"policeman|shop owner|restaurant owner|business owner|pilot|journalist|surgeon|pensioner|judge)"
)
_NUMBER: Final = r"(?:a|one|two|three|four|five|\d)"
_TAIL: Final = (
    r"(?: (?:(?:at|on|every) (?:the )?weekends?|before|now|very much|a lot|too|as well|these days|in "
    r"(?:his|her) (?:spare|free) time|"
    r"for a living|(?:in|since) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|20\d\d)|for \w+ years|at the moment|already|last (?:year|month|week)))*$"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:likes?|loves?|enjoys?|(?:is )?(?:very )?(?:fond of|keen on|crazy about|into|mad about|a (?:big |"
        r"great |keen )?fan of)|keen on|fond of)\s+(?:to )?(?P<like>.+?)" + _TAIL
    ),
    rule(r"(?:hobb(?:y|ies)|interests?)(?: is| are|:)?\s+(?P<like>.+?)" + _TAIL),
    rule(
        r"plays (?:a lot of )?(?P<hobbies>(?:the )?(?:golf|tennis|football|badminton|chess|bridge|cards|"
        r"mahjong|basketball|table tennis|piano|violin|guitar))\b"
    ),
    rule(r"collects (?P<what>(?!money|payment|the |a )[a-z ]{3,30}?)" + _TAIL, hobbies="collecting {what}"),
    rule(
        r"is an? (?:big |great |keen |avid |die-hard )?(?P<hobbies>(?:football|golf|tennis|opera|jazz|"
        r"basketball|chess) (?:fan|player|lover))"
    ),
    rule(
        r"has (?:got )?(?P<family>"
        + _NUMBER
        + r" (?:(?:young|small|grown-up|little|teenage|adult) )*(?:kids?|child(?:ren)?|sons?|daughters?|"
        r"boys?|girls?|grandchild(?:ren)?|grandsons?|granddaughters?)"
        r"(?: and " + _NUMBER + r" (?:sons?|daughters?|boys?|girls?))?|twins|no (?:kids|children))\b"
    ),
    rule(
        r"(?:is |got )?(?P<family>divorced|single|married(?: with .{3,30})?|widowed|newly married|"
        r"separated)$"
    ),
    rule(
        r"(?:works?|working) (?:for|at|with) (?!us|me|the (?:door|moment)|home|night|our|it)(?:the )?"
        r"(?P<employer>.{2,40}?) as (?:an? |the )?(?P<job_title>" + _TITLE + r")$"
    ),
    rule(
        r"(?:works?|working) (?:for|at|with) (?!us|me|the (?:door|moment)|home|night|our|it)"
        r"(?P<employer>.{2,40}?) as (?:an? |the )?(?P<occupation>" + _CALLING + r")$"
    ),
    rule(
        r"(?:works?|working) (?:for|at|with) (?!us|me|the (?:door|moment)|home|night|our|it)"
        r"(?P<employer>.{2,40}?)" + _TAIL
    ),
    rule(
        r"(?:works? as|is|became|has become) (?:an? |the |their |now )*(?P<job_title>"
        + _TITLE
        + r")(?: (?:at|of|for|with) (?P<employer>(?!us|our|the (?:firm|company)).{2,40}?))?"
        + _TAIL
    ),
    rule(
        r"(?:was |got |has been |been )?(?:promoted|appointed) (?:to |as )?(?:the )?(?P<job_title>"
        + _TITLE
        + r")"
        + _TAIL
    ),
    rule(
        r"(?:has |recently )?(?:joined|moved to work (?:for|at)|changed jobs to|switched to work for) "
        r"(?!us|our|the (?:meeting|call|group|salon))(?P<employer>(?-i:[A-Z]).{1,40}?)" + _TAIL
    ),
    rule(r"(?:is |was |works as |used to be )(?:an? )(?P<occupation>" + _CALLING + r")" + _TAIL),
    rule(r"(?:a )?(?P<occupation>retired (?:" + _CALLING + r"))$"),
    rule(r"(?:is |has )?(?P<occupation>retired)" + _TAIL),
    rule(
        r"(?:runs|owns|has) (?P<occupation>an? (?:small |family )?(?:restaurant|shop|factory|bakery|farm|"
        r"trading company|clinic|hotel|garage|cable factory|business|pub|café|cafe))" + _TAIL,
        occupation="{occupation}",
    ),
    rule(
        r"(?P<note>(?:doesn['’]t|does not|never|no longer|can['’]t|cannot) (?:drinks?(?: alcohol)?|smokes?|"
        r"eats? "
        r"(?:meat|pork|beef|fish|seafood|spicy food|sweets|nuts|shellfish|dairy))(?: alcohol)?)(?= |$|,)"
        r"(?! (?:that|his|her|to))"
    ),
    rule(r"(?P<note>allergic to .{3,30}?)" + _TAIL),
    rule(r"is (?P<note>allergic to .{3,30}?)" + _TAIL),
    rule(
        r"(?:is )(?:an? )?(?P<note>vegetarian|vegan|diabetic|teetotal|heavy smoker|chain smoker|smoker|"
        r"left-handed)" + _TAIL
    ),
    rule(r"(?P<note>smokes(?: a lot| heavily)?)$"),
    rule(
        r"(?P<note>has (?:diabetes|high blood pressure|a bad back|a bad heart|heart trouble|"
        r"a heart condition|asthma|gout|bad knees))"
    ),
    rule(
        r"(?:is |aged |age:? )*(?:about |around |almost |nearly )?(?P<approx_age>[1-9]\d)(?: years? old|"
        r" years of age)?" + _TAIL
    ),
    rule(
        r"(?:lives?|living) (?:in|at|on|near) (?!hope|fear|the moment|peace|with)(?:the )?"
        r"(?P<address>.{2,40}?)" + _TAIL
    ),
    rule(
        r"(?:has |just |have )*moved (?:house )?to (?!us|work|close|buy|sell|the next|a |his|her)"
        r"(?P<address>(?-i:[A-Z]).{1,40}?)" + _TAIL
    ),
    rule(
        r"(?:comes|is|originally) (?:originally )?from (?!us|work|the|a |our)(?P<home>"
        r"(?-i:[A-Z])[A-Za-z ]{2,30}?)" + _TAIL,
        note="from {home}",
    ),
    rule(
        r"(?P<investment_experience>(?:has )?(?:lost|made)(?: a lot of| some| much| \S+)? money (?:in|on|"
        r"with|trading) " + _MARKET + r")"
    ),
    rule(
        r"(?:has )(?P<investment_experience>(?:traded|been trading|invested in|been investing in|held) "
        + _MARKET
        + r" (?:for|since) .{2,20}?)"
        + _TAIL
    ),
    rule(r"(?P<investment_experience>(?:has )?never (?:traded|invested in|bought|touched) " + _MARKET + r")"),
    rule(
        r"(?:has )?(?P<investment_experience>(?:\w+ years(?:['’])?(?: of)? )(?:experience (?:in|with) |of )?"
        + _MARKET
        + r"(?: experience)?)$"
    ),
    rule(
        r"(?P<investment_preference>only (?:trades|buys|does|invests in|wants) "
        + _MARKET
        + r".{0,20}?)"
        + _TAIL
    ),
    rule(
        r"(?:prefers|favours|favors) (?:to (?:buy|trade|hold) )?(?P<investment_preference>"
        + _MARKET
        + r".{0,20}?)"
        + _TAIL
    ),
    rule(
        r"(?:has|holds|keeps|opened) (?:an?|his|her|already an?) (?:\w+ )?accounts? (?:with|at) (?!us|our|"
        r"the bank next)(?P<other_accounts>(?-i:[A-Z]).{1,30}?)" + _TAIL
    ),
    rule(
        r"(?:is )?(?:a )?(?:risk[- ]averse|afraid of loss(?:es|ing)?(?: money)?|cautious with money|"
        r"hates losing(?: money)?|can['’]t bear loss(?:es)?)",
        risk_appetite="averse",
    ),
    rule(
        r"(?:is )?(?:a )?(?:risk[- ](?:seeking|loving|taker)|gambler)|(?:likes|loves|takes) (?:to take )?"
        r"(?:big )?risks",
        risk_appetite="seeking",
    ),
    rule(r"(?:wants|prefers|looks for) (?:steady|stable) (?:returns|growth|income)", risk_appetite="steady"),
    rule(r"has (?:an? )?(?:bachelor(?:['’]s)?|first degree)", education="bachelor"),
    rule(r"has (?:an? )?(?:master(?:['’]s)?|mba)", education="master"),
    rule(r"has (?:an? )?(?:phd|doctorate)", education="doctor"),
    rule(
        r"(?:new |office |home |work |mobile |cell |direct |phone |telephone )*"
        rf"(?:number|mobile|cell|phone|line)(?: number)?(?: is|:| now)* ?(?P<phones>{PHONE})$"
    ),
    rule(r"wechat(?: id)?(?: is|:)? ?(?P<wechat>[A-Za-z][A-Za-z0-9_-]{5,19})$"),
    rule(
        r"(?:e-?mail)(?: address)?(?: is|:)? ?(?P<email>[A-Za-z0-9._+-]+@[A-Za-z0-9-]+"
        r"(?:\.[A-Za-z0-9-]+)+)"
    ),
    rule(
        r"drives (?P<car>an? (?:new |old |black |white |red )?(?:BMW|Audi|Mercedes|Tesla|Porsche|Volvo|"
        r"Lexus|Toyota|Ford|Volkswagen|Jaguar|Land Rover|Range Rover|pick-?up)(?: [A-Z0-9]\w*)?)",
        note="drives {car}",
    ),
    rule(
        r"is (?P<personality>(?:very |rather |quite |a bit )?(?:impatient|shy|talkative|cautious|direct|"
        r"stubborn|generous|outgoing|reserved|punctual|short-tempered|easy-going|quick-tempered|sociable))$"
    ),
    rule(
        r"(?P<personality>(?:hates|dislikes|doesn['’]t like|does not like) (?:being|phone calls|calls|"
        r"to be|waiting|cold calls|small talk).{0,30}?)" + _TAIL
    ),
)

LIKED: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "",
        re.compile(
            r"(?:our|your|my|the|this|that|his|her|it|us|me|you|(?:to )?(?:see|know|say|hear|talk|wait|ask|"
            r"wonder|get)|what|how|a weak|a strong|"
            r"(?:to )?think)\b|.*\b(?:proposal|offer|idea|plan|fee|service|report)s?\b",
            re.IGNORECASE,
        ),
    ),
    ("risk_appetite=seeking", re.compile(r"(?:big |taking |to take )?risks?\b", re.IGNORECASE)),
    ("personality", re.compile(r"(?:being|to be) ", re.IGNORECASE)),
    (
        "investment_preference",
        re.compile(rf"(?:(?:trading|buying|holding|to trade|to buy) )?{_MARKET}\b", re.IGNORECASE),
    ),
    ("hobbies", re.compile(r".")),
)  # as in `tastes`
