// The yardstick alone: person-months a second of the simplest simulation on this machine.
#include "bench/yardstick.hpp"

#include <cstdio>

int main()
{
    for (std::size_t const persons : {std::size_t{280'000}, std::size_t{5'600'000}}) {
        yardstick::Result const result = yardstick::run(persons, persons < 1'000'000 ? 192 : 24);
        std::printf("yardstick  persons=%zu  person_months=%.3g  seconds=%.2f  "
                    "million_person_months_per_second=%.1f  checksum=%llu\n",
                    persons, result.person_months, result.seconds, result.per_second() / 1e6,
                    static_cast<unsigned long long>(result.checksum));
    }
}
