# The private store: a disk that fails, and two programs at once.
store-full = { $file } has no room left on its disk. Nothing of this was kept, what was there before is whole. Make room and try again.
store-read-only = { $file } cannot be written: the file, its folder or its disk is read-only. Nothing was changed.
store-disk = { $file } could not be read or written ({ $what }). What was there before is whole, and of this all was kept or nothing. Look after the disk, then try again.
store-held = { $file } is being written by another program, process { $holder }. Try again when it has finished.
store-busy = { $file } is being written by another program. Try again when it has finished.
progress-rate = { $rows } rows/s, { $left } left
import-same = { $file } was imported before, and nothing that it depends on has changed since.
