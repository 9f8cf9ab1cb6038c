"""What happens between us: contacts, appointments, lines of the log, reminders."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.terms.term import Term


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


class GiftOccasion(Term):
    """What a present was given for."""

    BIRTHDAY = "birthday", N_("Birthday")
    FESTIVAL = "festival", N_("Festival")
    VISIT = "visit", N_("Visit")
    THANKS = "thanks", N_("Thanks")
    FAMILY = "family", N_("Family event")
    OTHER = "other", N_("Another occasion")


class OccasionKind(Term):
    """Dates that come by themselves."""

    BIRTHDAY = "birthday", N_("Birthday")
    PERSON_BIRTHDAY = "person_birthday", N_("Birthday in the file")
    DATE = "date", N_("Date that matters")
    FESTIVAL = "festival", N_("Festival")
