//! The workbench's importer on a store of its own.
