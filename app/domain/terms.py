"""The field's words as codes, with the text each is shown by (sources: the trade's own terms).

Codes are what the diary stores and never change; texts are English msgids, translated when shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from app.core.i18n import N_, tr


class Term(StrEnum):
    """A code with a text. Members are declared as `NAME = "code", N_("Text")`."""

    text: str

    def __new__(cls, code: str, text: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.text = text
        return member

    @property
    def label(self) -> str:
        """The text in the language in use."""
        return tr(self.text)


def label_of(kind: type[Term], code: str | None) -> str:
    """The label of a stored code; empty for none, the code itself when it is unknown."""
    if not code:
        return ""
    return kind(code).label if code in kind.__members__.values() else code


class Trade(Term):
    """The firm's trade: picks words, catalogue and defaults."""

    FUTURES = "futures", N_("Futures")
    SECURITIES = "securities", N_("Securities")
    INSURANCE = "insurance", N_("Insurance")
    OTHER = "other", N_("Other")


class FileKind(Term):
    """Whom a file is about."""

    PERSON = "person", N_("Individual")
    ENTERPRISE = "enterprise", N_("Enterprise")


class Gender(Term):
    """Gender as the client gives it."""

    MALE = "male", N_("Male")
    FEMALE = "female", N_("Female")


class Rung(Term):
    """The ladder after Hara Ippei; A is nearest to signing."""

    A = "A", N_("on the edge of signing: would sign when asked")
    B = "B", N_("cannot sign just now for some reason; will in time become A")
    C = "C", N_("as ready as A, but an obstacle of suitability or qualification")
    D = "D", N_("nothing against them, but their finances are not steady")
    E = "E", N_("does not know the product well enough; more to find out and explain")
    F = "F", N_("cannot climb within a year, or still being looked into")


class Exit(Term):
    """How a card leaves the ladder."""

    OPENED = "opened", N_("Account opened")
    LOST = "lost", N_("Lost")


class LossReason(Term):
    """Why a prospect was lost."""

    NOT_WORTH = "not_worth", N_("Not worth developing")
    WRONG_PERSON = "wrong_person", N_("Wrong person")
    UNSUITABLE = "unsuitable", N_("Unsuitable or risk-averse")
    OTHER_FIRM = "other_firm", N_("Chose another firm")
    NO_ANSWER = "no_answer", N_("No answer")
    OTHER = "other", N_("Another reason")


class ClientLossReason(Term):
    """Why a client left: unavoidable ones first, then avoidable ones."""

    GIVEN_UP = "given_up", N_("Given up on purpose")
    POACHED = "poached", N_("Poached by another firm")
    FORCED = "forced", N_("Forced by circumstances or moved away")
    LEFT = "left", N_("Left by themselves")
    LOSSES = "losses", N_("Left after losses")
    DRAWN = "drawn", N_("Drawn by another firm's offer")
    FOLLOWED = "followed", N_("Followed a colleague or agent who left")


class Standing(Term):
    """Where a person stands 客户状态."""

    PROSPECT = "prospect", N_("Prospect")
    LEAD = "lead", N_("Lead")
    TARGET = "target", N_("Target")
    CLIENT = "client", N_("Client")
    LOST = "lost", N_("Lost")


class LeadClass(Term):
    """Quick triage by money, approachability and intent; I–IV in code so that nobody takes it for a rung."""

    I = "I", N_("Lead class A: money, approachable, clear intent")  # noqa: E741
    II = "II", N_("Lead class B: has an account elsewhere")
    III = "III", N_("Lead class C: money without clear intent, or intent with little money")
    IV = "IV", N_("Lead class D: neither money nor intent")


class SourceMethod(Term):
    """The ten ways of finding prospects 开拓方法."""

    ACQUAINTANCE = "acquaintance", N_("Acquaintances")
    REFERRAL = "referral", N_("Referral")
    COLD = "cold", N_("Cold call")
    CONSULTING = "consulting", N_("Consulting stand")
    CHANCE = "chance", N_("By chance")
    LETTERS = "letters", N_("Letters and messages")
    LISTS = "lists", N_("Published lists")
    ASSOCIATION = "association", N_("Associations")
    MARKET = "market", N_("Target market")
    ONLINE = "online", N_("Online")


class Acquaintance(Term):
    """The kinds of acquaintances, asked each in turn."""

    RELATIVE = "relative", N_("Relatives")
    SCHOOLMATE = "schoolmate", N_("Schoolmates")
    COLLEAGUE = "colleague", N_("Colleagues")
    NEIGHBOUR = "neighbour", N_("Neighbours")
    FRIEND = "friend", N_("Friends")
    TOWNSPEOPLE = "townspeople", N_("Fellow townspeople")


class Channel(Term):
    """The channel a prospect came through."""

    BANK = "bank", N_("Bank")
    BROKER = "broker", N_("Broker")
    ASSOCIATION = "association", N_("Trade association")
    EVENT = "event", N_("Industry event")
    CLIENT = "client", N_("Existing client")
    AGENT = "agent", N_("Introducing agent")
    FRIEND = "friend", N_("Friend")
    DIRECTORY = "directory", N_("Telephone or industry directory")


class RiskAppetite(Term):
    """风险偏好; the averse must never be pushed into futures."""

    AVERSE = "averse", N_("Averse")
    STEADY = "steady", N_("Steady")
    SEEKING = "seeking", N_("Seeking")


class Perception(Term):
    """How someone takes things in."""

    VISUAL = "visual", N_("Visual")
    AUDITORY = "auditory", N_("Auditory")
    FEELING = "feeling", N_("Feeling")


class DemandType(Term):
    """需求类型."""

    URGENT = "urgent", N_("Urgent need")
    GROWING = "growing", N_("Growing need")
    CONFIDENT = "confident", N_("Confident")
    OVERCONFIDENT = "overconfident", N_("Over-confident")


class AttitudeType(Term):
    """态度类型."""

    AVOIDING = "avoiding", N_("Avoiding")
    DELEGATING = "delegating", N_("Delegating")
    CONSULTING = "consulting", N_("Consulting others")
    SELF_DIRECTED = "self_directed", N_("Self-directed")


class Strategy(Term):
    """交易策略."""

    ULTRA_SHORT = "ultra_short", N_("Ultra-short")
    TREND = "trend", N_("Trend")
    ARBITRAGE = "arbitrage", N_("Arbitrage")
    HEDGING = "hedging", N_("Hedging")


class Purpose(Term):
    """What the account is for."""

    HEDGER = "hedger", N_("Hedger")
    SPECULATOR = "speculator", N_("Speculator")


class Size(Term):
    """Size by funds; the lower bound belongs to the band (domain bands in `classing`)."""

    LARGE = "large", N_("Large")
    FAIRLY_LARGE = "fairly_large", N_("Fairly large")
    MEDIUM = "medium", N_("Medium size")
    SMALL = "small", N_("Small")


class Activity(Term):
    """How much a client trades, and what service that wants."""

    KEY = "key", N_("Key service")
    ACTIVE = "active", N_("Active")
    DORMANT = "dormant", N_("Dormant")
    ORDINARY = "ordinary", N_("Ordinary")


class Grade(Term):
    """客户等级; dormant and prospect follow from the state."""

    AAA = "AAA", N_("AAA")
    AA = "AA", N_("AA")
    A = "A", N_("Grade A")


class TradeKind(Term):
    """Financial or physical trade."""

    FINANCIAL = "financial", N_("Financial institution")
    PHYSICAL = "physical", N_("Physical trade")


class Ownership(Term):
    """Nature of an enterprise."""

    STATE = "state", N_("State-owned")
    PRIVATE = "private", N_("Private")
    FOREIGN = "foreign", N_("Foreign-funded")
    JOINT = "joint", N_("Joint venture")
    LISTED = "listed", N_("Listed")
    COLLECTIVE = "collective", N_("Collective")


class HedgingDirection(Term):
    """套保方向."""

    DEMAND = "demand", N_("Demand side (uses the commodity)")
    SUPPLY = "supply", N_("Supply side (produces it)")
    TRADER = "trader", N_("Trader (changes sides)")


class Education(Term):
    """Highest schooling."""

    SCHOOL = "school", N_("Secondary school or below")
    COLLEGE = "college", N_("Junior college")
    BACHELOR = "bachelor", N_("Bachelor")
    MASTER = "master", N_("Master")
    DOCTOR = "doctor", N_("Doctorate")


class PersonRole(Term):
    """What a person in a file is to it."""

    SPOUSE = "spouse", N_("Spouse")
    SON = "son", N_("Son")
    DAUGHTER = "daughter", N_("Daughter")
    FATHER = "father", N_("Father")
    MOTHER = "mother", N_("Mother")
    RELATIVE = "relative", N_("Other relative")
    CONTACT = "contact", N_("Contact person")


class DecisionRole(Term):
    """决策角色 of a contact person."""

    DECIDER = "decider", N_("Decision maker")
    ACTING = "acting", N_("Acting decision maker")
    INFLUENCER = "influencer", N_("Influencer")


class Way(Term):
    """How a contact is made."""

    VISIT = "visit", N_("Visit")
    PHONE = "phone", N_("Phone")
    MEAL = "meal", N_("Meal")
    OFFICE = "office", N_("At our office")
    EVENT = "event", N_("Event")
    MESSAGE = "message", N_("Message")
    MAILING = "mailing", N_("Mailing")
    OTHER = "other", N_("Other way")


class VisitPurpose(Term):
    """What a contact is for."""

    LEARN = "learn", N_("Learn about them")
    BE_KNOWN = "be_known", N_("Let them know me")
    EXPERTISE = "expertise", N_("Show professionalism")
    STEP = "step", N_("Bring about a step")
    MARKET = "market", N_("Explain the market and cases")
    INVITE = "invite", N_("Invite to an event")
    TRIAL = "trial", N_("Let them try a service")
    CARE = "care", N_("Care and greetings")
    SERVICE = "service", N_("Client service")


class CompanionMode(Term):
    """Whether a companion comes along or coaches beforehand."""

    TAKES_PART = "takes_part", N_("Takes part")
    GUIDES = "guides", N_("Guides")


class Outcome(Term):
    """What came of a contact, per person."""

    GOOD = "good", N_("Good")
    AGREEING = "agreeing", N_("Beginning to agree")
    PENDING = "pending", N_("Undecided")
    AGREED_TO_OPEN = "agreed_to_open", N_("Agreed to open")
    ADDS_FUNDS = "adds_funds", N_("Adds funds")
    LUKEWARM = "lukewarm", N_("Lukewarm")
    REFUSED = "refused", N_("Refused")


class Signal(Term):
    """Buying signals 促成信号."""

    UNHAPPY = "unhappy", N_("Unhappy with their broker")
    BRANCH_MOVES = "branch_moves", N_("Their branch moves")
    MOVES_HOUSE = "moves_house", N_("They move house")
    BROKER_TROUBLE = "broker_trouble", N_("Their broker is in trouble")
    PROMOTION = "promotion", N_("We have a promotion")
    NEW_PRODUCT = "new_product", N_("A new product")
    GOOD_NEWS = "good_news", N_("Good news")
    SILENT = "silent", N_("Silent and thinking")
    QUESTIONS = "questions", N_("More questions, reaching for papers")
    CLEARS_ROOM = "clears_room", N_("Clears the room of disturbance")
    CLEAR_AGREEMENT = "clear_agreement", N_("Clear agreement")
    MOVES_CLOSER = "moves_closer", N_("Moves closer")
    COUNTS_RETURNS = "counts_returns", N_("Counts returns")
    ASKS_OTHERS = "asks_others", N_("Asks about others")
    BARGAINS = "bargains", N_("Bargains")


class NotMet(Term):
    """Why someone could not be met."""

    ABSENT = "absent", N_("Not there")
    NO_REPLY = "no_reply", N_("Did not answer")
    BUSY = "busy", N_("Busy")
    CANCELLED = "cancelled", N_("Cancelled by them")
    DECLINED = "declined", N_("Did not want to meet")
    OTHER = "other", N_("Another cause")


class AppointmentState(Term):
    """What came of asking for a visit 约访."""

    AGREED = "agreed", N_("Appointment agreed")
    PENDING = "pending", N_("Appointment pending")
    FAILED = "failed", N_("Appointment failed")


class LineState(Term):
    """How a line of the log ended. Unplanned is a property of its own."""

    OPEN = "open", N_("Open")
    DONE = "done", N_("Done")
    NOT_DONE = "not_done", N_("Not done")
    MOVED = "moved", N_("Moved")


class ReminderKind(Term):
    """What a reminder row stands for."""

    NEXT_STEP = "next_step", N_("Next step")
    FOLLOW_UP = "follow_up", N_("Follow-up")
    RUNG_END = "rung_end", N_("End of a rung's reason")


class OccasionKind(Term):
    """Dates that come by themselves."""

    BIRTHDAY = "birthday", N_("Birthday")
    PERSON_BIRTHDAY = "person_birthday", N_("Birthday in the file")
    DATE = "date", N_("Date that matters")


class Sector(Term):
    """Groups of the product catalogue."""

    INDUSTRIAL = "industrial", N_("Industrial")
    ENERGY = "energy", N_("Energy")
    CHEMICAL = "chemical", N_("Chemicals")
    AGRICULTURAL = "agricultural", N_("Agricultural")
    FINANCIAL = "financial", N_("Financial")
    SERVICE = "service", N_("Account services")
    INSURANCE = "insurance", N_("Kinds of insurance")
