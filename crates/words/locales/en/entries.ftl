# Entries of the desk's registers: taken in from files and written to files.

entries-no-register = There is no register { $name } with entries. There are: { $known }.
entries-taken = { $file }: { $opened } entries opened, { $changed } changed, { $unchanged } as they were.
entries-checked = { $file }: { $opened } entries would be opened, { $changed } changed, { $unchanged } are as they were. Nothing was written.
entries-reason = These entries are about people: say with --reason why they are written to a file. It goes to the audit.
entries-reason-things = Written to a file by the operator: no register about people
entries-written = { $count ->
    [one] 1 entry stands in { $file }.
   *[other] { $count } entries stand in { $file }.
}
entries-template = { $file } is there to be filled in: a row for each entry, with an id of its own that never changes. Take it in with entries import.

rejection-link-unknown = { $file }, row { $row }: the column “{ $column }” names “{ $value }”, which is not in the register { $expected }. Take that one in first, or correct the id.
rejection-link-one = { $file }, row { $row }: the column “{ $column }” names several (“{ $value }”), but there is room for one.
rejection-bad-code = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a code of an organisation: letters a to z, digits, -, _ and . only.
rejection-no-organisation = { $file }, row { $row }: nothing says which organisation has the entry. Fill in the column organisation, or name one with --organisation.
rejection-area-unknown = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not an area that is known. Write set and id, such as { $expected }, and take the set in first.
rejection-no-such-point = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is not a list of points. Write latitude and longitude, such as { $expected }.
rejection-no-such-moment = { $file }, row { $row }: “{ $value }” in the column “{ $column }” is neither a day nor a moment. Write it as { $expected }.
rejection-state-lacks = { $file }, row { $row }: this is still to be filled (state: { $value }): { $expected }.
rejection-state-flagged = { $file }, row { $row }: something is still open that keeps it from the state “{ $value }”: { $expected }.
rejection-state-other = { $file }, row { $row }: an entry like this does not come into the state “{ $value }” ({ $expected }).
rejection-unfit = { $file }, row { $row }: the register does not allow this answer: { $expected }. Correct the column “{ $column }”.

file-not-json = { $file } is not JSON: { $details }.
file-not-hsds = { $file } holds no services of the Human Services Data Specification.

reason-link-unknown = a link to something that is not there
reason-link-one = a link to several instead of one
reason-bad-code = not a code of an organisation
reason-no-organisation = no organisation
reason-area-unknown = an area that is not known
reason-no-such-point = not a list of points
reason-no-such-moment = neither a day nor a moment
reason-state-lacks = something is still to be filled
reason-state-flagged = something open keeps it from its state
reason-state-other = a state for other entries
reason-unfit = an answer that the register does not allow

remedy-link-unknown = Take the register { $expected } in first, or correct the id.
remedy-link-one = Keep one of them.
remedy-bad-code = Use letters a to z, digits, -, _ and . only.
remedy-no-organisation = Fill in the organisation.
remedy-area-unknown = Write set and id, such as { $expected }.
remedy-no-such-point = Write latitude and longitude, such as { $expected }.
remedy-no-such-moment = Write it as { $expected }.
remedy-state-lacks = Fill in: { $expected }.
remedy-state-flagged = Close what is open first: { $expected }.
remedy-state-other = Choose another state.
remedy-unfit = Correct: { $expected }.

cli-command-entries = Entries of the desk's registers (services, sites, organisations, signals …) from files and to files, for the operator of the machine
cli-command-entries-import = Take a file of entries in: new ones are opened, changed ones get their next revision, the same file changes nothing
cli-command-entries-export = Write the entries of a register to a table, without what is sealed; owner-only
cli-command-entries-template = Write an empty table with the columns of a register, to be filled in
cli-option-entries = The file of entries; beside the store of records, as town.desk.db, unless named
cli-option-calendar = National holidays and moved working days (TOML), whose clock moments are read by; Hungary's unless named
cli-option-entries-codebook = The registers' codebooks (TOML files or names); those of the program unless named
cli-option-entries-import-codebook = The registers' codebooks (TOML files or names); those of the program unless named
cli-option-entries-import-file = A table (CSV, XLSX, ODS): columns by code or label, ids of its own, ids of others for links
cli-option-entries-import-register = The register, such as organisation, site, room, service, service_slot, signal or measure; services for a plain sheet with a row for each service, hsds for the Human Services Data Specification, mpsv for the Czech register of social services
cli-option-entries-import-tenant = The municipality that the entries belong to, by its code
cli-option-entries-import-organisation = The organisation that has them, by its code, where no column says so
cli-option-entries-import-check = Report everything and write nothing
cli-option-entries-import-crs = Coordinate reference system of the columns east and north, such as EPSG:23700
cli-option-entries-import-axes = How the coordinate columns stand: as-named, swapped, south-west or south-west-swapped
cli-option-entries-import-rejections = Where rows go that were not taken; beside the file unless named
cli-option-entries-export-codebook = The registers' codebooks (TOML files or names); those of the program unless named
cli-option-entries-export-register = The register
cli-option-entries-export-tenant = Only this municipality's entries
cli-option-entries-export-output = Where to write it: CSV, or XLSX where its name ends so
cli-option-entries-export-reason = Why, for the audit; asked of registers about people
cli-option-entries-template-codebook = The registers' codebooks (TOML files or names); those of the program unless named
cli-option-entries-template-register = The register
cli-option-entries-template-output = Where to write it: CSV, or XLSX where its name ends so

## Services for everybody

publish-services = Services published: { $count }, at { $offers } places, of which { $placed } are on the map.
publish-without-services = The plan publishes services, and this store of invented people has no entries of the desk: nobody finds a service on the map. Take some in and publish again: gocpont entries import.
plan-no-services = The plan { $plan } publishes services, but there is no file of entries beside the store. Take services in first: gocpont entries import.
services-people = The register { $register } is about people, or linked to them: nothing of it becomes public as a service.
reference-services = Services
reference-services-source = From the registers of organisations, sites and services that the town's staff keep; nothing in it comes from the survey.

hsds-written = { $count ->
    [one] 1 service
   *[other] { $count } services
} written by the Human Services Data Specification 3.0 to { $file }: only what is public.
hsds-lost = It has no field for rooms, minutes to arrive, posts filled, people waiting, the kind of an organisation and the operator of a site: these are not in it. Kind, form, target groups and capacity are in it as terms of our own.
hsds-folder = { $folder } is not empty: the tables want a new or an empty folder.
listing-lost = Not kept, as no register has a place for it: { $what } ({ $count }).
listing-ended = Left out, as they are not offered any more: { $count } services.
cli-command-export-services = The public part of the services that the desk keeps, for other programs
cli-option-export-services-format = hsds: JSON of the Human Services Data Specification 3.0; hsds-csv: its tables, with a datapackage.json
cli-option-export-services-country = The country of addresses, with two letters
cli-option-export-services-output = Where to write it: a file, or for tables a new or an empty folder
cli-value-hsds = JSON of the Human Services Data Specification 3.0
cli-value-hsds-csv = Its tables, with a datapackage.json
plan-no-reports = The indicators count entries of the desk, too, but there is no file { $file }. Open the desk first (gocpont desk), or name the file: --entries.
plan-reports-population = { $plan }: the indicator { $indicator } asks for { $name } in its population. Who was reported is a case: put it among the cases, so that the threshold of cases protects it.
plan-reports-unknown = { $plan }: the indicator { $indicator } asks for { $name }. Of the entries of the register { $register } only these can be counted: whether there is one ({ $register }), a category ({ $register }.QUESTION.CODE), or a yes-or-no answer ({ $register }.QUESTION), where the question is sealed in no state.
plan-reports-loose = { $plan }: the indicator { $indicator } asks for { $name } before it asks whether there is such an entry at all. Put a condition of its own before it: var = "{ $first }", is = true. Only then is the difference of the two counts protected.
plan-reports-exact = { $plan }: the indicator { $indicator } counts who was reported, so it cannot be published in exact numbers. Take it out of protection.exact.
publish-reports = { $register }: { $tied } entries are about households or people of the registers, each of whom counts once. { $loose } entries are linked to nobody and are in no layer. This is for you alone and does not become public.
cli-option-publish-codebook = The codebooks of the desk's registers (TOML files or names); those of the program unless named
