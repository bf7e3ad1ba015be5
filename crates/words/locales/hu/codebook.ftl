# Import: XLSForms, codebook check and doc.
