//! The workbench asked over HTTP, with an importer that does as it is told.
