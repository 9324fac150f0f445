#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "models/month/measures.hpp"
#include "models/month/world_run.hpp"
#include "models/synthesis/synthesis.hpp"
#include "tests/support/parameters.hpp"

namespace boligsim {
namespace {

/// Adds up what is observed of the user's own departments in each year.
class OwnSink : public sim::TrajectorySink {
public:
    struct Year {
        std::int64_t employed = 0;
        std::int64_t adults = 0;
        std::int64_t non_western = 0;
        std::int64_t residents = 0;
        std::int64_t dwellings = 0;
        std::int64_t change = 0; ///< of adults aged 18-64, as the year's parts add up
    };

    OwnSink(World const& places, int years) : years_(static_cast<std::size_t>(years))
    {
        measures_ = declare_measures(catalogue_);
        for (std::size_t d = 0; d < places.departments.size(); ++d)
            if (places.departments[d].own)
                own_.push_back(d);
    }

    void write_year(int, std::size_t year, sim::YearCounts const& counts) override
    {
        constexpr std::size_t statuses = 6;
        auto const part = [&](std::size_t d, Component component) {
            std::int64_t sum = 0;
            for (std::size_t s = 0; s < statuses; ++s)
                sum += counts.at(measures_.flows.changes, d,
                                 static_cast<std::size_t>(component) * statuses + s);
            return sum;
        };
        Year& y = years_[year];
        for (std::size_t const d : own_) {
            for (std::size_t cell = 0; cell < 6 * origin_count; ++cell) {
                y.adults += counts.at(measures_.work.adults, d, cell);
                y.employed += cell < origin_count ? counts.at(measures_.work.adults, d, cell) : 0;
            }
            for (std::size_t o = 0; o < origin_count; ++o) {
                std::int64_t const n = counts.at(measures_.residents.residents_origin, d, o);
                y.residents += n;
                y.non_western += is_non_western(static_cast<Origin>(o)) ? n : 0;
            }
            y.dwellings += counts.at(measures_.dwellings.dwellings, d, 0) +
                           counts.at(measures_.dwellings.dwellings, d, 1);
            y.change += part(d, Component::moved_in) + part(d, Component::arrived) +
                        part(d, Component::came_of_age) - part(d, Component::moved_out) -
                        part(d, Component::departed) - part(d, Component::reached_65) -
                        part(d, Component::died);
        }
    }

    Year const& year(std::size_t index) const { return years_[index]; }

private:
    sim::MeasureCatalogue catalogue_;
    MeasureIds measures_;
    std::vector<std::size_t> own_;
    std::vector<Year> years_;
};

double share(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

TEST(OwnDepartments, begin_the_period_as_the_user_knows_them_and_then_change_by_their_residents)
{
    OwnDepartment own;
    own.name = "Mine";
    own.municipality = "Esbjerg";
    own.organisation = "Ours";
    own.dwellings_by_rooms = {0, 500, 1000, 500, 0, 0};
    own.margins[static_cast<std::size_t>(Margin::employed)] = 0.45;
    own.margins[static_cast<std::size_t>(Margin::non_western)] = 0.5;
    Study study;
    study.scale = 0.05;
    study.departments = {own};
    study.period = {sim::Month(2006, 1), sim::Month(2007, 12)};
    study.replicates = 1;
    Scenario baseline;
    baseline.name = "baseline";
    study.scenarios = {baseline};
    study.against = "baseline";

    sim::ParameterBook const book = testing::default_parameters();
    OwnSink sink(make_places(study, book, sim::Month(2003, 1)), 3);
    std::vector<sim::TrajectorySink*> const sinks{&sink};
    RunOptions options;
    options.recording.books = BookKeeping::checked;
    run_study(study, {book, {}}, study.scenarios, sinks, sim::ThreadPool(2), options);

    OwnSink::Year const& first = sink.year(0);
    EXPECT_EQ(first.dwellings, 100);
    EXPECT_NEAR(share(first.employed, first.adults), 0.45, 0.01);
    EXPECT_NEAR(share(first.non_western, first.residents), 0.5, 0.01);
    // Those who were exchanged are no movers, so the parts of the years that follow add up.
    EXPECT_EQ(first.adults + sink.year(1).change, sink.year(1).adults);
    EXPECT_EQ(sink.year(1).adults + sink.year(2).change, sink.year(2).adults);
    // Who the residents are lasts, or nearly.
    EXPECT_NEAR(share(sink.year(1).employed, sink.year(1).adults), 0.45, 0.12);
    EXPECT_NEAR(share(sink.year(2).non_western, sink.year(2).residents), 0.5, 0.12);
}

} // namespace
} // namespace boligsim
