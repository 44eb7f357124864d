"""The engine: plan, ladder, probes, the conversation and its report."""
