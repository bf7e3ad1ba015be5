# Import: columns matched to variables.
file-mapping-asks = { $file }: the mapping still asks about the column "{ $column }" ({ $details }). If the variable "{ $value }" is right, delete the line ask; if not, name another one, or leave it empty and the column is not read.
file-mapping-asks-answer = { $file }: the mapping leaves open what the answer "{ $value }" in the column "{ $column }" means. Write the code of the answer that it stands for.
file-mapped-twice = { $file }: the variable "{ $value }" is read from the column "{ $details }" already, not once more from "{ $column }". Leave one of them empty.
file-mapping-unknown = { $file }: the mapping names something that is not there: "{ $value }" ({ $column }). There is: { $details }.
map-written = The mapping is here: { $file }. { $sure } columns are sure, { $asked } are asked about, { $unknown } are not read; { $answers } answers wait for a decision.
map-missing = { $count ->
    [one] 1 variable that is required has no column
   *[other] { $count } variables that are required have no column
}; the file names them.
map-next = Look through it, decide what it asks, then: { $command }
map-exists = { $file } exists already, and there may be decisions in it. Name another file with -o, or delete it.
map-free = These variables have no column. If a column is one of them, write its code beside the column:
import-not-read = These columns are not read, as they match no variable: { $columns }. If they are needed, gocpont map helps to match them.
map-head =
    Mapping for { $file }. Beside each column stands the variable that it holds.
    Where there is ask, decide: if the variable is right, delete the line ask; if not, name another one, or leave it empty.
map-ask = Perhaps: { $candidates }. If it is right, delete this line.
map-not-read = not read: no variable is like it
map-missing-variable = Required, and without a column: { $variable }
map-answer = Write beside each answer what it means. Possible are:
import-matched = The column "{ $column }" is the variable "{ $variable }".
import-register = { $register }:
import-id-from = The rows are named by the column "{ $column }": the form has no id of its own.
import-id-made = Members are named by their household and their number in it: the form asks for no id. Do not change their order in later files.
import-date-from = The day of the answers is from the column "{ $column }".
import-place-from = The place is from the question "{ $column }".
import-nothing-said = { $count ->
    [one] 1 row says nothing about it and was left out.
   *[other] { $count } rows say nothing about it and were left out.
}
import-no-table = { $file }: there is no table of the register "{ $register }" in it; the others can be imported.
import-several-tables = { $file } holds several tables ({ $tables }). Taken was: { $table }.
import-checked = This was a check: nothing was written. An import would bring { $taken } new, { $changed } changed and { $unchanged } unchanged records.
import-more-rejections = … and { $count } rows more. All of them can be written: --rejections FILE.
file-no-gazetteer = { $file }: it has addresses instead of coordinates, and there is no address register to look them up in. Take one in first: gocpont import-addresses REGISTER.
