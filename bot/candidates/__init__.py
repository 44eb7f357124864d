"""Simulated candidates: people with a life on paper, who answer whatever they are asked."""
