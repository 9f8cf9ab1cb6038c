"""What is known of a person or firm, and the products."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.terms.term import Term


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


class Sector(Term):
    """Groups of the product catalogue."""

    INDUSTRIAL = "industrial", N_("Industrial")
    ENERGY = "energy", N_("Energy")
    CHEMICAL = "chemical", N_("Chemicals")
    AGRICULTURAL = "agricultural", N_("Agricultural")
    FINANCIAL = "financial", N_("Financial")
    SERVICE = "service", N_("Account services")
    INSURANCE = "insurance", N_("Kinds of insurance")
