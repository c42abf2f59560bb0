"""Which form a step of an opinion has."""

from stations.forms.handing import FoldForm, HandForm
from stations.forms.handling import (
    AcceptForm,
    AnswerForm,
    CloseForm,
    GiveBackForm,
    HandlingForm,
    NoteForm,
    PlainForm,
    RefuseForm,
    ReplyForm,
    TellForm,
)

HANDLING_FORMS: dict[str, type[HandlingForm]] = {
    "accept": AcceptForm,
    "answer": AnswerForm,
    "hand": HandForm,
    "take_up": PlainForm,
    "reply": ReplyForm,
    "note_reply": ReplyForm,
    "close": CloseForm,
    "give_back": GiveBackForm,
    "fetch_back": NoteForm,
    "tell": TellForm,
    "fold": FoldForm,
    "unfold": PlainForm,
    "unsuggest": NoteForm,
    "refuse": RefuseForm,
}
"""In the order their buttons stand: the first one a person may take is the page's one red act."""
