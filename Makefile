# One word for each thing a developer does here.

.PHONY: test lint clean

test: ## every test there is
	cargo test --workspace --locked

lint: ## format, lints and documentation, as continuous integration has them
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

clean:
	cargo clean
