# Import: XLSForms, codebook check and doc.

## Forms that cannot be taken

file-form-sheet = { $file }: there is no sheet “{ $value }” (found: { $details }). An XLSForm has its questions in the sheet survey and their answers in choices.
file-form-column = { $file }, sheet “{ $details }”: the column “{ $column }” is missing, which an XLSForm needs. Check the sheet's first row.
file-form-column-twice = { $file }, sheet “{ $details }”: the column “{ $column }” stands there more than once. Keep one, or give each its language, such as label::English (en).
file-form-type = { $file }, sheet “{ $details }”, row { $row }: XLSForm knows no question of the type “{ $value }”. Correct the type, or delete the row.
file-form-list = { $file }, sheet “{ $details }”, row { $row }: the list of choices “{ $value }” is not in the sheet choices. Add it there, or correct its name.
file-form-name = { $file }, sheet “{ $details }”, row { $row }: this has no name (“{ $value }”). Every question, group and repeat needs one in the column name.
file-form-nesting = { $file }, sheet “{ $details }”, row { $row }: groups and repeats do not begin and end as they should (“{ $value }”). Every begin needs an end of its kind; a loop over choices holds no repeat.
file-form-no-question = { $file }: the sheet “{ $details }” has no question that a codebook could hold.
file-form-too-large = { $file }: the form is too large. It may have at most { $details } questions, counting each choice of a multiple one.

## from-xlsform and to-xlsform

codebook-made = { $file } → { $register }: { $count ->
    [one] 1 variable
   *[other] { $count } variables
}.
codebook-form-written = The form stands in { $file }. Load it into KoboToolbox or ODK.
remark-choice-incomplete = A choice without list or name was left out: { $name }
remark-choice-twice = A choice that stands there twice, the first counts: { $name }
remark-row-without-type = A row without a type was left out: { $name }
remark-question-twice = A question that stands there twice, the first counts: { $name }
remark-labels-filled = Labels that these languages lack were filled from another (how many in brackets): { $name }. Translate them.
remark-left-out = A picture, a sound, a button, a drawn line or what the phone tells of itself; not in the codebook: { $name }
remark-guess-text = To decide: free text may name somebody, so it is taken as identifying and not kept: { $name }
remark-guess-identifying = To decide: it looks like a number that identifies somebody, so it is not kept: { $name }
remark-guess-special = To decide: it is about health, origin or belief, so it is taken as special: { $name }
remark-guess-birth = To decide: it is about birth; it is kept, since ages are counted from it: { $name }
remark-guess-place = A place identifies, so it is used to find the cell and not kept: { $name }
remark-constraint-left = The form's constraint cannot be said here, or not wholly: { $name }
remark-id-question = This question is taken as the id: { $name }
remark-id-uuid = The form asks for no id: the submission's own stands in for it: { $name }. In another survey the same household will have another.
remark-id-position = The repeat asks for no id: import makes it of the parent's id and the position: { $name }
remark-id-shared = The id is the parent's: { $name }
remark-parent-joined = Import fills in the parent's id: { $name }
remark-day-inherited = The day is that of the parent's form: { $name }
remark-day-submitted = The form asks for no day: that of its submission stands in for it: { $name }. With import --valid-from another can be given.
remark-no-place = The form does not ask where the household is. Import needs coordinates or an address.
remark-not-asked-metres = A phone gives longitude and latitude, so the form does not ask for this: { $name }

## Texts of forms

codebook-identifier = Identifier
codebook-parent = Identifier of the one it belongs to
codebook-day = Day of the interview
codebook-longitude = Longitude (WGS 84)
codebook-latitude = Latitude (WGS 84)
codebook-other = other
codebook-yes = yes
codebook-no = no
codebook-none-na = does not apply
codebook-none-dk = does not know
codebook-none-rf = refuses to answer
codebook-none-nw = does not want it
codebook-none-ca = cannot afford it
codebook-none-not_asked = the form did not ask
codebook-place = Where is the dwelling? Record it at the entrance.
codebook-leave-empty = Leave it empty if there is no answer.
codebook-introduction = No question has to be answered. Where a reason for no answer can be chosen, choose it; elsewhere leave the field empty.
codebook-block-survey = Survey
codebook-block-housing = Housing
codebook-block-work_income = Work and income
codebook-block-arrears = Arrears
codebook-block-benefits = Benefits and services
codebook-block-health_care_need = Health and need of care
codebook-block-subjective = Own view
codebook-block-demography = Demography
codebook-block-elders_contact = Elders' contacts

## check

codebook-holds = { $file }: the register { $register } is sound; variables: { $variables }, indicators: { $indicators }.
codebook-off = The indicator { $indicator } is off: the threshold { $parameter } is missing.
codebook-identifying = { $register }: identifying, not kept ({ $count }): { $names }
codebook-identifying-kept = { $register }: identifying and kept ({ $count }): { $names }
codebook-special-kept = { $register }: special and kept ({ $count }): { $names }
codebook-scores = { $register }: in conditions, no variables but scores or another register's answers ({ $count }): { $names }. A slip of the pen would look the same.
codebook-untranslated = { $register }: translations missing ({ $count }): { $names }

## doc

codebook-doc-written = The description stands in { $file }. A browser prints it.
codebook-quoted = “{ $name }”
codebook-and = and
codebook-or = or
codebook-when-known = { $name } is known
codebook-when-not = not ({ $condition })
doc-title = { $name } – description of the questionnaire
doc-about = What is asked, how it can be answered, what becomes of the answer, and what is computed from it.
doc-registers = Registers
doc-facts = Register: { $id }, version: { $version }. Questions: { $count }, of which answers kept: { $kept }.
doc-under = It belongs to the register { $parent }.
doc-question = Question
doc-answer = Answer
doc-no-answer = No answer
doc-protection = Data protection
doc-required = required
doc-identifying = identifying
doc-special = special
doc-plain = plain
doc-means-identifying = Tells who somebody is.
doc-means-special = Special category of personal data: health, origin, belief.
doc-means-plain = Anything else.
doc-store-no = not kept
doc-store-plain = kept
doc-store-sealed = kept encrypted
doc-means-store-no = Read, checked and forgotten; of an identifier a keyed hash is made.
doc-means-store-plain = Stays in the municipality's private store; only protected sums of it become public.
doc-type-text = text
doc-type-category = one of these
doc-type-boolean = yes or no
doc-type-integer = whole number
doc-type-decimal = number
doc-type-date = day
doc-role-id = identifies the record
doc-role-parent = identifier of the parent record
doc-role-date = the answers are valid from this day
doc-role-lon = geographic place
doc-role-lat = geographic place
doc-role-east = geographic place
doc-role-north = geographic place
doc-role-address = part of the address
doc-role-weight = design weight
doc-role-response = response status
doc-instruments = Instruments
doc-instrument = Instrument
doc-state = State
doc-licence = Citation and use
doc-on = on
doc-off = off
doc-off-for = Off: the threshold { $parameter } is missing.
doc-indicators = Indicators
doc-indicator = Indicator
doc-definition = Definition
doc-population = Among:
doc-cases = Counted:
doc-theme = Theme:
doc-role-end = the record is valid until this day
doc-role-address_settlement = settlement of the address
doc-role-address_part = part of the settlement
doc-role-address_street = street of the address
doc-role-address_number = house number
doc-role-address_postcode = postcode of the address

## codebook doc: registers with a life

codebook-block-entry = Record
codebook-block-case = The case
codebook-block-sender = The sender
codebook-block-work = Work on the case
codebook-block-contact = Contact
codebook-block-offer = Offer
codebook-block-target_groups = Target groups
codebook-block-capacity = Capacity
codebook-block-premises = Building
codebook-block-accessibility = Accessibility
codebook-block-plan = Plan
codebook-block-money = Money
codebook-block-opinion = Opinion
doc-life-states = States
doc-life-transitions = Ways between states
doc-life-flags = What can be open
doc-life-links = Links
doc-life-visibility = Who sees what
doc-life-state = State
doc-life-due = Time allowed
doc-life-final = nothing is left to do
doc-life-within-minutes = { $count ->
    [one] within { $count } minute
   *[other] within { $count } minutes
}
doc-life-within-days = { $count ->
    [one] within { $count } day
   *[other] within { $count } days
}
doc-life-within-working-days = { $count ->
    [one] within { $count } working day
   *[other] within { $count } working days
}
doc-life-within-minutes-opening = { $count ->
    [one] within { $count } minute of its opening
   *[other] within { $count } minutes of its opening
}
doc-life-within-days-opening = { $count ->
    [one] within { $count } day of its opening
   *[other] within { $count } days of its opening
}
doc-life-within-working-days-opening = { $count ->
    [one] within { $count } working day of its opening
   *[other] within { $count } working days of its opening
}
doc-life-transition = Transition
doc-life-from-to = From where to where
doc-life-who = Who may
doc-life-requires = Condition, and what must be filled first
doc-life-tells = Who is told
doc-life-flag = Flag
doc-life-when = When it is raised
doc-life-until = What takes it down
doc-life-forbids = States it forbids
doc-life-link = Link
doc-life-to = To the register
doc-life-gone = When the other end goes
doc-life-gone-keep = the link stays and says so
doc-life-gone-forbid = the other end must not go
doc-life-gone-clear = the link goes too
doc-life-level = Level
doc-life-variables = Questions and links
doc-life-all = all
doc-life-place = place
doc-life-level-public = public, through a release alone
doc-life-level-shared = shared with these organisations
doc-life-level-organisation = own organisation
doc-life-level-sealed = sealed: whoever handles it, with a reason that is noted
doc-life-party-sender = sender
doc-life-party-handler = colleague in charge
doc-life-party-coordinator = coordinator
doc-life-party-publisher = publisher
doc-life-party-organisation = the organisation
doc-life-party-partners = linked organisations
