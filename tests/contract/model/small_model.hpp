#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "models/month/model.hpp"
#include "study/catalogue.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/small_study.hpp"

namespace boligsim::testing {

/// Some six hundred persons for a year, after the settling years.
inline Study one_year_study()
{
    Study study = small_study("model", 0.0001);
    study.period = {sim::Month(2006, 1), sim::Month(2006, 12)};
    return study;
}

inline ModelData model_data()
{
    sim::Diagnostics wrong;
    ModelData data{default_parameters(), read_catalogue(sim::embedded_models_data(), wrong)};
    if (!wrong.ok())
        throw sim::InvalidInput(wrong);
    return data;
}

/// A number that stands for all that a run records: FNV-1a over the numbers other than 0 and where
/// they stand.
class HashSink : public sim::TrajectorySink {
public:
    explicit HashSink(sim::TrajectoryLayout const& layout) : measures_(layout.measures) {}

    void write_year(int replicate, std::size_t year, sim::YearCounts const& counts) override
    {
        add(static_cast<std::uint64_t>(replicate));
        add(year);
        for (std::size_t place = 0; place < counts.places(); ++place)
            for (std::size_t m = 0; m < measures_.size(); ++m)
                if (sim::MeasureId const id{m}; measures_.is_recorded(id))
                    for (std::size_t cell = 0; cell < measures_.cells(id); ++cell)
                        if (std::int64_t const n = counts.at(id, place, cell); n != 0) {
                            add(place);
                            add(m);
                            add(cell);
                            add(static_cast<std::uint64_t>(n));
                        }
    }

    std::uint64_t hash() const { return hash_; }

private:
    void add(std::uint64_t value)
    {
        for (int byte = 0; byte < 8; ++byte) {
            hash_ ^= (value >> (8 * byte)) & 0xff;
            hash_ *= 0x100000001b3;
        }
    }

    sim::MeasureCatalogue measures_;
    std::uint64_t hash_ = 0xcbf29ce484222325;
};

/// What a run by its own numbers comes to.
inline std::uint64_t hash_of(Model const& model, Overrides const& overrides, int replicate,
                             sim::ThreadPool const& threads)
{
    HashSink sink(model.layout());
    model.run(overrides, replicate, sink, threads);
    return sink.hash();
}

/// The numbers of the i-th of several runs: none for the first, then other and other ones.
inline Overrides numbered_overrides(std::size_t i)
{
    Overrides overrides;
    double const step = static_cast<double>(i % 16) / 100;
    if (i % 4 == 2)
        overrides["fertility.boy_share"] = 0.5 - step;
    else if (i % 4 != 0)
        overrides["employment.standing_log_odds"] = 6 + step;
    return overrides;
}

} // namespace boligsim::testing
