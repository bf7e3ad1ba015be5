## Layers and releases as files

download-no-release = { $file } holds no release: publish first.
download-no-layer = There is no layer { $id }; near it: { $known }.
download-no-period = { $id } has the periods { $known }.
download-no-such-release = There is no release no. { $number } in { $file }.
download-needs-file = This format cannot be written to standard output: name a file with -o.
download-release = { $layers ->
    [one] 1 layer of release no. { $number } written to { $file }.
   *[other] { $layers } layers of release no. { $number } written to { $file }.
}
download-tiles = { $tiles ->
    [one] 1 tile written to { $file }.
   *[other] { $tiles } tiles written to { $file }.
}
download-no-page = This program was built without its page: build it with make.
download-site = The site of release no. { $number } is in { $folder }: { $files ->
    [one] 1 file.
   *[other] { $files } files.
} Any file server can serve it.
