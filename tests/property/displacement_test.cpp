#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/month/measures.hpp"
#include "models/month/world_run.hpp"
#include "models/synthesis/synthesis.hpp"
#include "study/catalogue.hpp"
#include "tests/support/parameters.hpp"

/// What letting tools do to who lives where: a tool lets other people in, and those passed over are
/// found elsewhere.
namespace boligsim {
namespace {

/// Adds up over replicates and places: of all places, and of the departments under the 2006-10
/// programme.
class Totals : public sim::TrajectorySink {
public:
    explicit Totals(std::vector<Department> departments) : departments_(std::move(departments))
    {
        measures_ = declare_measures(catalogue_);
    }

    void write_year(int, std::size_t year, sim::YearCounts const& counts) override
    {
        std::scoped_lock const lock(mutex_);
        if (everywhere_.size() <= year)
            everywhere_.resize(year + 1);
        add(everywhere_[year], counts, measures_.work.adults, counts.places(),
            [](std::size_t) { return true; });
        // Year 0 is the last one before the tools.
        if (year > 0)
            add(moved_in_, counts, measures_.flows.changes, departments_.size(),
                [&](std::size_t d) { return (departments_[d].programmes & 1u) != 0; });
    }

    /// Adults by employment and origin, wherever they live, on 31 December.
    std::vector<std::int64_t> const& adults(std::size_t year) const { return everywhere_[year]; }

    /// Share in work of those who moved into departments of the programme, over all years.
    double employed_share_of_in_movers() const
    {
        sim::Axis const& component = catalogue_.axis("component");
        sim::Axis const& status = catalogue_.axis("status");
        std::int64_t all = 0;
        std::int64_t employed = 0;
        for (std::size_t c = 0; c < component.labels.size(); ++c)
            for (std::size_t s = 0; s < status.labels.size(); ++s) {
                if (component.labels[c] != "moved_in")
                    continue;
                std::int64_t const n = moved_in_[c * status.labels.size() + s];
                all += n;
                employed += status.labels[s].starts_with("employed") ? n : 0;
            }
        return static_cast<double>(employed) / static_cast<double>(all);
    }

private:
    template <class Counts>
    void add(std::vector<std::int64_t>& sums, sim::YearCounts const& counts, sim::MeasureId id,
             std::size_t places, Counts const& is_counted) const
    {
        std::size_t const cells = catalogue_.cells(id);
        sums.resize(cells, 0);
        for (std::size_t place = 0; place < places; ++place)
            for (std::size_t cell = 0; is_counted(place) && cell < cells; ++cell)
                sums[cell] += counts.at(id, place, cell);
    }

    std::vector<Department> departments_;
    sim::MeasureCatalogue catalogue_;
    MeasureIds measures_{};
    std::mutex mutex_;
    std::vector<std::vector<std::int64_t>> everywhere_; ///< [year][cell]
    std::vector<std::int64_t> moved_in_;
};

/// Runs the baseline and a scenario for each list of rules.
std::vector<std::unique_ptr<Totals>> run(double scale, int replicates, int last_year,
                                         std::vector<std::vector<LettingRule>> const& rules)
{
    Study study;
    study.name = "displacement";
    study.scale = scale;
    study.period = {sim::Month(2006, 1), sim::Month(last_year, 12)};
    study.replicates = replicates;
    // Not = "0": GCC 12 takes that, at -O3, for a copy that overlaps.
    study.against.assign(1, '0');
    for (std::vector<LettingRule> const& lines : rules) {
        Scenario scenario;
        scenario.name = std::to_string(study.scenarios.size());
        scenario.letting = lines;
        study.scenarios.push_back(scenario);
    }
    sim::Diagnostics wrong;
    ModelData const data{testing::default_parameters(),
                         read_catalogue(sim::embedded_models_data(), wrong)};
    World const places = make_places(study, data.parameters, study.period.first);
    std::vector<std::unique_ptr<Totals>> totals;
    std::vector<sim::TrajectorySink*> sinks;
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        totals.push_back(std::make_unique<Totals>(places.departments));
        sinks.push_back(totals.back().get());
    }
    sim::ThreadPool const pool(2);
    run_study(study, data, study.scenarios, sinks, pool, {});
    return totals;
}

LettingRule rule(std::string const& tool, double share)
{
    return {.tool = tool,
            .where = {.kind = Where::Kind::programme, .name = "2006-10", .departments = {}},
            .from = sim::Month(2007, 1),
            .to = {},
            .share = share,
            .municipalities = 1,
            .any_of = {Criterion::employed}};
}

TEST(Displacement, WhoIsPassedOverIsFoundElsewhere)
{
    // Unions and separations follow homes after some years. Who lives with whom must not decide who
    // leaves the country, nor the children of whom come of age here.
    LettingRule const flexible = rule("flexible_letting", 0.9);
    LettingRule const municipal = rule("municipal_allocation", 1);
    auto const totals = run(0.01, 2, 2017, {{}, {flexible}, {municipal}, {flexible, municipal}});
    for (std::size_t scenario : {1u, 2u, 3u})
        for (std::size_t year = 0; year <= 12; ++year)
            EXPECT_EQ(totals[scenario]->adults(year), totals[0]->adults(year))
                << "scenario " << scenario << ", 31 December " << 2005 + year;
    EXPECT_NE(totals[1]->employed_share_of_in_movers(), totals[0]->employed_share_of_in_movers());
}

TEST(Displacement, TheLargerTheShareTheMoreInMoversAreInWork)
{
    // Large enough that chance does not decide: in smaller worlds the share wanders by more than
    // the tool moves it.
    auto const totals =
        run(0.03, 2, 2009, {{}, {rule("flexible_letting", 0.4)}, {rule("flexible_letting", 0.9)}});
    EXPECT_GT(totals[1]->employed_share_of_in_movers(), totals[0]->employed_share_of_in_movers());
    EXPECT_GT(totals[2]->employed_share_of_in_movers(), totals[1]->employed_share_of_in_movers());
    EXPECT_GT(totals[2]->employed_share_of_in_movers(),
              totals[0]->employed_share_of_in_movers() + 0.01);
}

} // namespace
} // namespace boligsim
