"""A step's button: its words, and in one sentence what follows from it. Pure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from suggestions.rules import LAW, ClockKind
from suggestions.rules.motions import MOTION_LAW, MotionParty

CONSEQUENCES = {
    "invite": _("They are asked at once. You can submit when each has answered, or when you go on without them."),
    "drop_cosigner": _("The suggestion goes in without this name."),
    "confirm": _("Your name stands under this text. If the text is changed, you are asked again."),
    "decline": _("The lead deputy is told. Your name does not appear."),
    "ask_withdrawal": _("The handling goes on until every co-signer has agreed."),
    "agree_withdrawal": _("When all co-signers have agreed, the handling ends for good."),
    "refuse_withdrawal": _("The wish to withdraw is over; the handling goes on."),
    "pass_review": _("It goes to the committee for its own review."),
    "first_send_back": _("The deputy is told what to mend and may submit again."),
    "take_review": _("The committee reviews it now; the first reviewer need not act any more."),
    "merge": _("It keeps its own number. Its deputies get the same reply and rate it themselves."),
    "unmerge": _("It waits for a hand-over of its own; its deputies are told."),
    "entrust": _("The office passes it on to its units. The answer clock of the law starts today."),
    "pass_on": _("Units and deputy are told at once. The answer clock has run since the committee's hand-over."),
    "give_back": _("It is back on the committee's hand-over desk."),
    "office_agree_return": _(
        "The hand-over ends for all units; the item is back with your office. The answer clock runs on."
    ),
    "add_co": _("The unit is told at once. Its opinion is due before the answer."),
    "fulfil": _("The deputy is told. When nothing is open any more, you answer the deputy again."),
    "explain_promise": _("Deputy and supervisor are told. When nothing is open any more, you answer the deputy again."),
    "reopen": _("What is owed goes into the ledger with its new day; the unit and the deputies are told."),
    "submit": _("The office reviews it. You cannot change the text any more unless it is sent back to you."),
    "withdraw": _("The handling ends for good; units and office are told."),
    "send_back": _("The deputy is told what to mend and may submit again."),
    "refuse": _("The suggestion ends here. The deputy is told the reason."),
    "accept": _("It gets the next number, and the hand-over clock starts."),
    "assign": _("Units and deputy are told at once. The clocks of sign-in, contact and answer start today."),
    "sign_in": _("The handling begins, and the wish to return is over. The answer clock has run since the hand-over."),
    "co_sign_in": _("You take part in the handling."),
    "ask_return": _("The dispatcher decides. Until then the clocks run on; you may ask once."),
    "co_ask_return": _("The dispatcher decides. Until then the clocks run on; you may ask once."),
    "agree_return": _("The hand-over ends for all units; the item is back on your desk and its clock starts."),
    "agree_co_return": _("The unit is released; the other units go on."),
    "refuse_return": _("The unit stays responsible. Its clocks never stopped."),
    "contact": _("The deputy is told what was recorded. The first contact stops the contact clock."),
    "reply_in_person": _("The deputy is told what was recorded. It counts as a contact and as a reply face to face."),
    "co_opinion": _("It goes to the lead unit. A later opinion replaces this one; both are kept."),
    "ask_extension": _("The supervisor decides. Until then the present last day holds; there is one extension only."),
    "grant_extension": _("The long period applies, counted from the hand-over. The deputy is told."),
    "refuse_extension": _("The present last day holds. The unit is told."),
    "draft_reply": _("Saving sends nothing. A colleague checks it, the leader signs it off, then it is sent."),
    "check_reply": _("You confirm that every point is answered. Then the leader signs it off."),
    "return_reply": _("The clerk mends it; it is checked and signed off anew."),
    "sign_reply": _("Your name stands under the letter. It is sent in a step of its own."),
    "send_reply": _("The answer clock stops. When all who answer have replied, the deputy's rating clock starts."),
    "urge": _("The unit gets an urging letter; at most one a day."),
    "rate": _("It goes straight to the committee. The unit does not see it and cannot change it."),
    "rehandle": _("A new round begins, with its own clock, reply and rating."),
    "close": _("The deputy is told why it is not handled again."),
    "strike_off": _("The item is closed. Deputy and unit are told."),
    "consent": _(
        "Once the office has released it, everybody may read text, public answers and, at the end, the rating."
    ),
    "revoke_consent": _("It goes off the public site at once. You may agree again later."),
    "release": _(
        "Everybody can read and find it at once, with people's numbers and houses hidden. The deputies are told."
    ),
    "take_back": _("It goes off the public site at once; the deputies are told why."),
}
# The clock a step starts for the item, shown with its last day before the button is pressed.
STARTS = {
    "accept": ClockKind.DISPATCH,
    "assign": ClockKind.ANSWER,
    "pass_on": ClockKind.ANSWER,
    "entrust": ClockKind.ANSWER,
    "give_back": ClockKind.REDISPATCH,
    "unmerge": ClockKind.DISPATCH,
    "agree_return": ClockKind.REDISPATCH,
    "grant_extension": ClockKind.EXTENDED,
    "send_reply": ClockKind.RATING,
    "rehandle": ClockKind.REHANDLE,
}

# A person closes only by deciding on a dissatisfied rating; the button says so.
WORDS = {"close": _("Decide against handling again")}


def label_of(name: str) -> Any:
    """What the step's button says."""
    return WORDS.get(name) or LAW.steps[name].label


MOTION_CONSEQUENCES = {
    "invite": _("They are told and each reads and signs the text. A later change of the text asks them again."),
    "sign": _("Your name stands under this text. If it changes, you are asked again."),
    "decline": _("Your name does not stand under the motion. The lead is told."),
    "drop": _("The invitation is gone; the motion need not wait for the answer."),
    "submit": _("The secretariat registers it. From now on a mover withdraws only with the presidium's consent."),
    "give_up": _("The motion ends. Everybody invited is told."),
    "send_back": _("The lead is told what to mend. Signatures stay until the text changes."),
    "register": _("It gets the next number of the session. The movers are told."),
    "refer": _("The committee is told. Between sessions its clock of the opinion starts today."),
    "opine": _("It goes to the secretariat, which puts it to the presidium."),
    "put_on_agenda": _("The session deliberates on it. The movers are told."),
    "to_standing": _("The standing committee deliberates on it after the session; the clocks run from its close."),
    "to_committee": _("The committee examines it after the session and reports; the clocks run from its close."),
    "as_suggestion": _("It becomes a suggestion of the movers, numbered at once and ready to be handed over."),
    "not_motion": _("The movers are told why. More than half of them may ask to reconsider in time."),
    "ask_reconsider": _("When more than half of the movers ask, and at least ten, the presidium decides again."),
    "put_to_vote": _("The motion is closed with this result. The movers are told."),
    "committee_first": _("The committee examines it and reports; the clocks run from the session's close."),
    "resolve": _("The bodies named carry it out and report on it; their clock starts today."),
    "authorise": _("The standing committee takes it over; the clocks run from the session's close."),
    "send_out": _("The bodies give their opinions to the committee within their clock."),
    "body_opinion": _("The committee reads it. The last opinion stops the bodies' clock; it is given once."),
    "report_result": _("It goes to the standing committee. The clocks of the examination stop."),
    "approve": _("The movers are told. The bodies named carry it out; their clock starts today."),
    "disapprove": _("The committee reports again; its clock starts today."),
    "implement": _("The office reads it and replies to the movers. It is given once."),
    "feed_back": _("The movers get the reply; the motion is closed and printed for the next session."),
    "leave": _("Until the presidium consents your signature counts. The motion goes on while the rest are enough."),
    "refuse_leave": _("The signature stays. The mover is told."),
    "agree_leave": _("The signature is gone. If too few movers are left, the motion ends."),
}

# A body reads its own step otherwise than whoever records it from paper.
BODYS_WORDS = {"body_opinion": _("Give our opinion"), "implement": _("Report how it was carried out")}


def motion_label_of(name: str, parties: frozenset[str]) -> Any:
    """What the step's button says to this reader."""
    own = BODYS_WORDS if parties == {MotionParty.BODY} else {}
    return own.get(name) or MOTION_LAW.steps[name].label
