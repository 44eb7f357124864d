from bot.metrics import Family, Sample, Tally, Timings, exposition


def test_a_histogram_is_cumulative_and_ends_in_all() -> None:
    """Each bucket holds those before it; sum and count are those of the stage."""
    timings = Timings()
    for seconds in (0.005, 0.2, 0.2, 99.0):
        timings.took("reply", seconds)
    page = exposition([timings.family("stage_seconds", "How long.")])
    assert "# TYPE stage_seconds histogram" in page
    assert 'stage_seconds_bucket{stage="reply",le="0.01"} 1\n' in page
    assert 'stage_seconds_bucket{stage="reply",le="0.3"} 3\n' in page
    assert 'stage_seconds_bucket{stage="reply",le="+Inf"} 4\n' in page
    assert 'stage_seconds_sum{stage="reply"} 99.405\n' in page
    assert 'stage_seconds_count{stage="reply"} 4\n' in page


def test_kinds_are_counted_apart_and_escaped() -> None:
    """A label can't break out of its quotes, nor a line out of its end."""
    tally = Tally()
    tally.add("a", 2)
    tally.add('b"} 9\n')
    page = exposition([tally.family("errors_total", "kind", "Errors.")])
    assert 'errors_total{kind="a"} 2\n' in page
    assert 'errors_total{kind="b\\"} 9\\n"} 1\n' in page
    assert len(page.splitlines()) == 4


def test_a_figure_without_labels_stands_alone() -> None:
    """Name and value, nothing between."""
    assert exposition([Family("x", "gauge", "X.", [Sample(1.5)])]).splitlines()[-1] == "x 1.5"
