#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <vector>

#include "models/month/measures.hpp"
#include "models/month/world_run.hpp"
#include "models/record/events.hpp"
#include "models/record/flows.hpp"
#include "study/catalogue.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/small_study.hpp"

/// What a run records of its events is what it counts.
namespace boligsim {
namespace {

constexpr std::size_t lettings = 0;
constexpr std::size_t moves = 1;

/// A table's rows with columns by name.
class Rows {
public:
    Rows(sim::EventTable const& table, sim::EventRows const& rows) : table_(table), rows_(rows) {}
    std::size_t size() const { return rows_.size(); }
    std::int64_t at(std::size_t row, std::string const& column) const
    {
        for (std::size_t c = 0; c < table_.columns.size(); ++c)
            if (table_.columns[c].name == column)
                return rows_.at(row, c);
        ADD_FAILURE() << "no column " << column;
        return 0;
    }

private:
    sim::EventTable const& table_;
    sim::EventRows const& rows_;
};

/// Keeps a replicate's years of counts and of events.
class Keeper : public sim::TrajectorySink {
public:
    struct Year {
        std::vector<sim::EventRows> events;
        std::vector<sim::YearCounts> counts; ///< one
    };

    void write_year(int replicate, std::size_t year, sim::YearCounts const& counts) override
    {
        std::scoped_lock const lock(mutex_);
        kept_[{replicate, year}].counts.push_back(counts);
        next_[replicate] = year + 1;
    }
    void write_events(int replicate, std::vector<sim::EventRows> const& events) override
    {
        std::scoped_lock const lock(mutex_);
        kept_[{replicate, next_[replicate]}].events = events;
    }
    std::map<std::pair<int, std::size_t>, Year> const& years() const { return kept_; }

private:
    std::mutex mutex_;
    std::map<std::pair<int, std::size_t>, Year> kept_;
    std::map<int, std::size_t> next_;
};

/// A run of two replicates, three years, with an agreement.
struct RecordedRun {
    explicit RecordedRun(EventRecording recording, int threads = 2)
    {
        Study const study = testing::small_study("recorded", 0.003);
        sim::Diagnostics wrong;
        ModelData const data{testing::default_parameters(),
                             read_catalogue(sim::embedded_models_data(), wrong)};
        RunOptions options;
        options.recording.events = recording;
        sim::ThreadPool const pool(threads);
        run_study(study, data, study.scenarios, {&keeper}, pool, options);
        layout = Model(study, data, options.recording).layout();
        measures = declare_measures(catalogue);
    }

    std::size_t departments() const { return layout.places.front().labels.size(); }

    Keeper keeper;
    sim::TrajectoryLayout layout;
    sim::MeasureCatalogue catalogue;
    MeasureIds measures;
};

RecordedRun const& recorded()
{
    static RecordedRun const run(EventRecording::on);
    return run;
}

/// Index into the axes `household_work`, `household_origin` of the newly housed household.
std::size_t group_of(Rows const& rows, std::size_t row)
{
    std::size_t const work = rows.at(row, "adults_in_work") > 0 ? 0u : 1u;
    auto const origin = static_cast<std::size_t>(rows.at(row, "origin"));
    return work * 3 + std::min<std::size_t>(origin, 2);
}

TEST(RecordedEvents, LettingsAreAsManyAsTheMeasureCountsByDepartmentToolAndGroup)
{
    RecordedRun const& run = recorded();
    std::size_t seen = 0;
    for (auto const& [when, year] : run.keeper.years()) {
        if (year.events.empty())
            continue; // the year before the period
        Rows const rows(run.layout.events[lettings], year.events[lettings]);
        using Cell = std::tuple<std::int64_t, std::int64_t, std::size_t>;
        std::map<Cell, std::int64_t> count;
        std::map<Cell, std::int64_t> waited;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Cell const cell{rows.at(i, "department"), rows.at(i, "tool"), group_of(rows, i)};
            ++count[cell];
            waited[cell] += rows.at(i, "months_waited");
        }
        sim::YearCounts const& counts = year.counts.front();
        std::size_t const tools = run.catalogue.axis("tool").labels.size();
        for (std::size_t d = 0; d < run.departments(); ++d) {
            for (std::size_t c = 0; c < tools * household_group_count; ++c) {
                Cell const cell{static_cast<std::int64_t>(d),
                                static_cast<std::int64_t>(c / household_group_count),
                                c % household_group_count};
                ASSERT_EQ(count[cell], counts.at(run.measures.flows.lettings, d, c));
                ASSERT_EQ(waited[cell], counts.at(run.measures.flows.months_waited, d, c));
            }
        }
        seen += rows.size();
    }
    EXPECT_GT(seen, 500u);
}

TEST(RecordedEvents, EachLettingIsAMoveOfThatHouseholdIntoThatDepartmentThatMonth)
{
    RecordedRun const& run = recorded();
    for (auto const& [when, year] : run.keeper.years()) {
        if (year.events.empty())
            continue;
        Rows const let(run.layout.events[lettings], year.events[lettings]);
        Rows const moved(run.layout.events[moves], year.events[moves]);
        using Move =
            std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
        std::multiset<Move> into_departments;
        for (std::size_t i = 0; i < moved.size(); ++i)
            if (moved.at(i, "event") == static_cast<std::int64_t>(HouseholdEvent::moved) &&
                moved.at(i, "to") < static_cast<std::int64_t>(run.departments()))
                into_departments.emplace(moved.at(i, "month"), moved.at(i, "household"),
                                         moved.at(i, "from"), moved.at(i, "to"),
                                         moved.at(i, "persons"));
        std::multiset<Move> let_to;
        for (std::size_t i = 0; i < let.size(); ++i) {
            let_to.emplace(let.at(i, "month"), let.at(i, "household"), let.at(i, "from"),
                           let.at(i, "department"), let.at(i, "persons"));
            ASSERT_LE(let.at(i, "adults_in_work"), let.at(i, "persons"));
            ASSERT_GE(let.at(i, "age"), 15);
            ASSERT_GE(let.at(i, "rooms"), 1);
        }
        ASSERT_EQ(into_departments, let_to);
    }
}

TEST(RecordedEvents, MovesAreAsManyAsTheMeasuresCountByPlace)
{
    RecordedRun const& run = recorded();
    for (auto const& [when, year] : run.keeper.years()) {
        if (year.events.empty())
            continue;
        Rows const rows(run.layout.events[moves], year.events[moves]);
        std::map<std::int64_t, std::int64_t> in;
        std::map<std::int64_t, std::int64_t> out;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            // A founding is the move of one person, which measures of households leave out.
            if (rows.at(i, "event") == static_cast<std::int64_t>(HouseholdEvent::founded))
                continue;
            // Who ends a household by joining another moves as persons do.
            if (rows.at(i, "event") != static_cast<std::int64_t>(HouseholdEvent::ended))
                ++in[rows.at(i, "to")];
            ++out[rows.at(i, "from")];
        }
        sim::YearCounts const& counts = year.counts.front();
        auto const of_all_kinds = [&](sim::MeasureId id, std::size_t place) {
            std::int64_t sum = 0;
            for (std::size_t cell = 0; cell < run.catalogue.cells(id); ++cell)
                sum += counts.at(id, place, cell);
            return sum;
        };
        for (std::size_t place = 0; place < counts.places(); ++place) {
            auto const number = static_cast<std::int64_t>(place);
            ASSERT_EQ(in[number], of_all_kinds(run.measures.flows.moves_in, place)) << place;
            ASSERT_EQ(out[number], of_all_kinds(run.measures.flows.moves_out, place)) << place;
        }
    }
}

TEST(RecordedEvents, HouseholdsOfAPlaceAreThoseOfTheYearBeforeAndWhoBeganAndLeftThere)
{
    RecordedRun const& run = recorded();
    std::size_t seen = 0;
    for (auto const& [when, year] : run.keeper.years()) {
        if (year.events.empty())
            continue;
        Rows const rows(run.layout.events[moves], year.events[moves]);
        std::map<std::int64_t, std::int64_t> change;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const event = static_cast<HouseholdEvent>(rows.at(i, "event"));
            if (event != HouseholdEvent::ended)
                ++change[rows.at(i, "to")];
            if (event == HouseholdEvent::moved || event == HouseholdEvent::ended)
                --change[rows.at(i, "from")];
        }
        sim::YearCounts const& now = year.counts.front();
        sim::YearCounts const& before =
            run.keeper.years().at({when.first, when.second - 1}).counts.front();
        auto const households = [&](sim::YearCounts const& counts, std::size_t place) {
            std::int64_t sum = 0;
            for (std::size_t cell = 0;
                 cell < run.catalogue.cells(run.measures.households.households); ++cell)
                sum += counts.at(run.measures.households.households, place, cell);
            return sum;
        };
        for (std::size_t place = 0; place < now.places(); ++place)
            ASSERT_EQ(households(now, place) - households(before, place),
                      change[static_cast<std::int64_t>(place)])
                << place;
        ++seen;
    }
    EXPECT_EQ(seen, 6u);
}

TEST(RecordedEvents, RowsDescribeAHouseholdThatCanBe)
{
    RecordedRun const& run = recorded();
    std::map<HouseholdEvent, std::size_t> seen;
    for (auto const& [when, year] : run.keeper.years()) {
        if (year.events.empty())
            continue;
        for (std::size_t const table : {lettings, moves}) {
            Rows const rows(run.layout.events[table], year.events[table]);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                std::int64_t const adults = rows.at(i, "persons") - rows.at(i, "children");
                auto const type = static_cast<HouseholdType>(rows.at(i, "household_type"));
                bool const with_children = type == HouseholdType::single_parent ||
                                           type == HouseholdType::couple_with_children;
                ASSERT_GE(rows.at(i, "persons"), 1);
                ASSERT_LE(rows.at(i, "adults_in_work"), adults);
                ASSERT_EQ(rows.at(i, "children") > 0, with_children);
            }
        }
        Rows const rows(run.layout.events[moves], year.events[moves]);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const event = static_cast<HouseholdEvent>(rows.at(i, "event"));
            bool const leaves = event == HouseholdEvent::moved || event == HouseholdEvent::ended;
            bool const leaves_department =
                leaves && rows.at(i, "from") < static_cast<std::int64_t>(run.departments());
            bool const joins =
                rows.at(i, "reason") == static_cast<std::int64_t>(EventReason::joined_another);
            ASSERT_EQ(rows.at(i, "months_lived") >= 0, leaves);
            ASSERT_EQ(rows.at(i, "dwelling") >= 0, leaves_department);
            ASSERT_EQ(rows.at(i, "to") < 0, event == HouseholdEvent::ended && !joins);
            ++seen[event];
        }
    }
    EXPECT_EQ(seen.size(), 4u);
}

TEST(RecordedEvents, AHouseholdLeavesFromWhereItCame)
{
    RecordedRun const& run = recorded();
    for (int replicate = 0; replicate < 2; ++replicate) {
        std::map<std::int64_t, std::int64_t> home;
        for (auto const& [when, year] : run.keeper.years()) {
            if (when.first != replicate || year.events.empty())
                continue;
            Rows const rows(run.layout.events[moves], year.events[moves]);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                std::int64_t const household = rows.at(i, "household");
                auto const event = static_cast<HouseholdEvent>(rows.at(i, "event"));
                bool const begins =
                    event == HouseholdEvent::founded || event == HouseholdEvent::arrived;
                auto const known = home.find(household);
                ASSERT_TRUE(!begins || known == home.end()) << "begins twice";
                if (!begins && known != home.end()) {
                    ASSERT_EQ(known->second, rows.at(i, "from")) << household;
                }
                home[household] = rows.at(i, "to");
            }
        }
        EXPECT_GT(home.size(), 1000u);
    }
}

TEST(RecordedEvents, RecordingChangesNoCountAndThreadsNoEvent)
{
    RecordedRun const& with = recorded();
    RecordedRun const without(EventRecording::off);
    RecordedRun const one_thread(EventRecording::on, 1);
    ASSERT_EQ(with.keeper.years().size(), 8u);
    for (auto const& [when, year] : with.keeper.years()) {
        Keeper::Year const& other = without.keeper.years().at(when);
        EXPECT_TRUE(other.events.empty());
        for (std::size_t m = 0; m < with.catalogue.size(); ++m) {
            sim::MeasureId const id{m};
            sim::YearCounts const& counts = year.counts.front();
            for (std::size_t place = 0; place < counts.places(); ++place)
                for (std::size_t cell = 0; cell < with.catalogue.cells(id); ++cell)
                    ASSERT_EQ(counts.at(id, place, cell), other.counts.front().at(id, place, cell));
        }
        Keeper::Year const& alone = one_thread.keeper.years().at(when);
        ASSERT_EQ(year.events.size(), alone.events.size());
        for (std::size_t t = 0; t < year.events.size(); ++t) {
            ASSERT_EQ(year.events[t].size(), alone.events[t].size());
            for (std::size_t c = 0; c < year.events[t].columns(); ++c) {
                EXPECT_TRUE(
                    std::ranges::equal(year.events[t].numbers(c), alone.events[t].numbers(c)));
                EXPECT_TRUE(std::ranges::equal(year.events[t].names(c), alone.events[t].names(c)));
            }
        }
    }
}

} // namespace
} // namespace boligsim
