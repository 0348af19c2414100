"""The person's word, on the last page."""

from django import forms


def statement(label: str, missing: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, error_messages={"required": missing})


class DeclarationForm(forms.Form):
    """What was shown, so that nothing else is sent, and three statements, each with its tick."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    honest = statement(
        "What I have told you is true, and I have left nothing out on purpose. "
        "I know that vetting looks at honesty, and that hiding something can end my application.",
        "Tick the box to say that what you told us is true",
    )
    own_work = statement(
        "My answers are about me and are my own work. Somebody may have helped me to write them.",
        "Tick the box to say that your answers are your own",
    )
    checked = statement(
        "I know that you check what I tell you, and that you may ask me for more.",
        "Tick the box to say that you know that we check",
    )
