"""Long work: in parallel, with progress, to be cancelled and resumed."""
