"""The large city: what leaders, citizens and the clock wait for."""

from time import perf_counter

from tests.bench.large_city import build, months, pages, papers


def report() -> None:
    start = perf_counter()
    city = build()
    print(
        f"  built in {perf_counter() - start:.0f} s: 12 000 deputies, 300 000 opinions, 10 000 suggestions, 90 000 days"
    )
    months.report()
    papers.report(city)
    pages.report(city)
