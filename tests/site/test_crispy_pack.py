"""The form markup of the design system: labels, hints and errors that belong together."""

import re
from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

CHOICES = [("yes", "Yes"), ("no", "No <b>never</b>"), ("unsure", "I am not sure")]


class DateBoxes(forms.MultiWidget):
    def __init__(self):
        day = forms.TextInput({"autocomplete": "bday-day"})
        super().__init__({"day": day, "month": forms.TextInput, "year": forms.TextInput})

    def decompress(self, value):
        return value or ["", "", ""]


class DateField(forms.Field):
    widget = DateBoxes

    def clean(self, value):
        if not any(value):
            raise forms.ValidationError("Enter a date")
        raise forms.ValidationError("The date must include a month", params={"parts": ["month"]})


class Everything(forms.Form):
    name = forms.CharField(label="Your <i>name</i>", help_text="As in your passport")
    email = forms.EmailField(label="Email")
    phone = forms.CharField(
        widget=forms.TextInput({"type": "tel", "class": "govuk-input--width-20"})
    )
    story = forms.CharField(widget=forms.Textarea({"data-words-max": "250"}))
    licence = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="A full one")
    days = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    declared = forms.BooleanField(label="This is true")
    born = DateField()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["licence"].hints = {"no": "That is fine"}
        self.fields["licence"].apart = {"unsure"}


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def ids(self):
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]

    def by_id(self, wanted):
        return next((tag, attrs) for tag, attrs in self.found if attrs.get("id") == wanted)


def rendered(form):
    page = Template("{% load crispy_forms_filters %}{{ form|as_crispy_errors }}{{ form|crispy }}")
    return page.render(Context({"form": form}))


@pytest.fixture
def fresh():
    return rendered(Everything())


@pytest.fixture
def wrong():
    return rendered(Everything({"born_day": "3", "born_year": "2004"}))


def one_field(html, name):
    """The markup of one field's group, from its first mention to the next group."""
    groups = html.split('<div class="govuk-form-group')
    return next(group for group in groups if f'name="{name}' in group)


@pytest.mark.parametrize("form", [Everything(), Everything({})], ids=["fresh", "wrong"])
def test_every_label_and_description_points_at_something(form):
    tags = Tags(rendered(form))
    ids = tags.ids()
    pointed = [attrs["for"] for _, attrs in tags.found if "for" in attrs]
    for _, attrs in tags.found:
        pointed += (attrs.get("aria-describedby") or "").split()
    assert len(ids) == len(set(ids))
    assert set(pointed) <= set(ids)


def test_a_fresh_form_shows_no_error(fresh):
    assert "error" not in fresh
    assert "aria-invalid" not in fresh


@pytest.mark.parametrize(
    ("name", "kind"),
    [("name", "govuk-input"), ("email", "govuk-input"), ("story", "govuk-textarea")],
)
def test_text_boxes_have_the_class_and_its_error_form(fresh, wrong, name, kind):
    assert f'class="{kind}"' in one_field(fresh, name)
    assert f'class="{kind} {kind}--error"' in one_field(wrong, name)


def test_a_class_that_the_form_gave_is_kept(fresh):
    assert 'class="govuk-input govuk-input--width-20"' in one_field(fresh, "phone")
    assert 'type="tel"' in one_field(fresh, "phone")


def test_hint_and_error_are_read_with_the_box_in_that_order(wrong):
    _, box = Tags(wrong).by_id("id_name")
    assert box["aria-describedby"] == "id_name_helptext id_name_error"
    assert box["aria-invalid"] == "true"


def test_labels_are_escaped(fresh):
    assert "Your &lt;i&gt;name&lt;/i&gt;" in fresh
    assert "No &lt;b&gt;never&lt;/b&gt;" in fresh
    assert "<i>" not in fresh


def test_a_word_limit_is_said_without_javascript_too(fresh):
    _, box = Tags(fresh).by_id("id_story")
    assert box["aria-describedby"] == "id_story_words"
    assert "You can use up to 250 words." in fresh


def test_radios_have_hints_and_a_divider(fresh):
    licence = one_field(fresh, "licence")
    assert licence.count('<div class="govuk-radios__divider">or</div>') == 1
    assert licence.index("or</div>") < licence.index('value="unsure"')
    assert Tags(licence).by_id("id_licence_1")[1]["aria-describedby"] == "id_licence_1_hint"


def test_a_group_is_described_by_its_fieldset(wrong):
    assert 'aria-describedby="id_licence_helptext id_licence_error"' in one_field(wrong, "licence")


@pytest.mark.parametrize("name", ["licence", "days"])
def test_what_was_chosen_stays_chosen(name):
    html = rendered(Everything({"licence": "no", "days": ["no"]}))
    tags = Tags(one_field(html, name))
    chosen = [attrs["value"] for _, attrs in tags.found if "checked" in attrs]
    assert chosen == ["no"]


def test_a_declaration_is_one_box_with_its_label_beside_it(fresh):
    declared = one_field(fresh, "declared")
    assert "<fieldset" not in declared
    assert Tags(declared).by_id("id_declared")[1]["class"] == "govuk-checkboxes__input"


def test_a_date_keeps_its_parts_and_marks_only_the_wrong_one(wrong):
    boxes = [attrs for _, attrs in Tags(wrong).found if attrs.get("name", "").startswith("born_")]
    assert [box["value"] for box in boxes] == ["3", "", "2004"]
    assert ["aria-invalid" in box for box in boxes] == [False, True, False]
    assert [box.get("inputmode") for box in boxes] == ["numeric", None, "numeric"]
    assert boxes[0]["autocomplete"] == "bday-day"


def test_every_error_link_reaches_a_box_that_can_take_the_focus(wrong):
    tags = Tags(wrong)
    targets = re.findall(r'<a href="#([^"]+)"', wrong)
    assert {tags.by_id(target)[0] for target in targets} == {"input", "textarea"}
    assert {"id_licence_0", "id_days_0", "id_born_1"} <= set(targets)
    assert len(targets) == 8


def test_a_whole_missing_date_leads_to_its_first_box():
    assert '<a href="#id_born_0">Enter a date</a>' in rendered(Everything({}))


def test_an_error_without_a_box_is_said_without_a_link():
    form = Everything({})
    form.add_error(None, "Your answers changed")
    html = rendered(form)
    assert re.search(r"<li>\s*Your answers changed\s*</li>", html)
    assert re.search(r"<li>\s*This field is required\.\s*</li>", html)  # the hidden field's


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        pytest.param("licence", '<h1 class="govuk-fieldset__heading">Licence</h1>', id="legend"),
        pytest.param("email", '<h1 class="govuk-label-wrapper">', id="label"),
    ],
)
def test_the_label_can_be_the_heading_of_the_page(name, heading):
    form = Everything()
    by_the_page = {"field": form[name], "heading": True, "caption": "Question 4"}
    asked = render_to_string("govuk/field.html", by_the_page)
    form.fields[name].heading = True
    assert heading in asked
    assert '<span class="govuk-caption-l">Question 4</span>' in asked
    assert heading in render_to_string("govuk/field.html", {"field": form[name]})


def test_crispys_own_form_tag_works_too():
    form = Everything({})
    form.helper = FormHelper()
    form.helper.add_input(Submit("save", "Save and continue"))
    html = render_crispy_form(form)
    assert re.search(r"<form[^>]* novalidate", html)
    assert "There is a problem" in html
    assert ">Save and continue</button>" in html


def test_crispys_layouts_work_too():
    form = Everything()
    form.helper = FormHelper(form)
    form.helper.form_tag = False
    assert 'id="id_email"' in render_crispy_form(form)
