#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "models/month/measures.hpp"
#include "models/month/world_run.hpp"
#include "study/catalogue.hpp"
#include "tests/support/parameters.hpp"
#include "tests/support/small_study.hpp"

namespace boligsim {
namespace {

/// Keeps every number of every year.
class MemorySink : public sim::TrajectorySink {
public:
    explicit MemorySink(Study const& study)
        : years_(static_cast<std::size_t>(study.replicates) *
                 static_cast<std::size_t>(study.period.years() + 1)),
          per_replicate_(static_cast<std::size_t>(study.period.years() + 1))
    {
        declare_measures(catalogue_);
    }

    void write_year(int replicate, std::size_t year, sim::YearCounts const& counts) override
    {
        std::vector<std::int64_t> numbers;
        for (std::size_t m = 0; m < catalogue_.size(); ++m) {
            sim::MeasureId const id{m};
            for (std::size_t place = 0; place < counts.places(); ++place)
                for (std::size_t cell = 0; cell < catalogue_.cells(id); ++cell)
                    numbers.push_back(counts.at(id, place, cell));
        }
        std::scoped_lock const lock(mutex_);
        years_[static_cast<std::size_t>(replicate) * per_replicate_ + year] = std::move(numbers);
    }

    /// All measures of one year of the first replicate.
    std::vector<std::int64_t> const& year(std::size_t index) const { return years_[index]; }
    bool operator==(MemorySink const& other) const { return years_ == other.years_; }

private:
    sim::MeasureCatalogue catalogue_;
    std::vector<std::vector<std::int64_t>> years_;
    std::size_t per_replicate_;
    std::mutex mutex_;
};

Study small_study()
{
    return boligsim::testing::small_study("small", 0.004);
}

Where treated()
{
    return {.kind = Where::Kind::programme, .name = "2006-10", .departments = {}};
}

LettingRule flexible(double share, sim::Month from)
{
    return {.tool = "flexible_letting",
            .where = treated(),
            .from = from,
            .to = {},
            .share = share,
            .municipalities = 1,
            .any_of = {Criterion::employed, Criterion::in_education}};
}

ModelData model_data()
{
    sim::Diagnostics wrong;
    ModelData data{testing::default_parameters(),
                   read_catalogue(sim::embedded_models_data(), wrong)};
    EXPECT_TRUE(wrong.ok());
    return data;
}

/// Runs the scenarios with the books checked after every month.
std::vector<std::unique_ptr<MemorySink>> run(Study const& study, int threads = 2)
{
    std::vector<std::unique_ptr<MemorySink>> sinks;
    std::vector<sim::TrajectorySink*> targets;
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        sinks.push_back(std::make_unique<MemorySink>(study));
        targets.push_back(sinks.back().get());
    }
    sim::ThreadPool const pool(threads);
    RunOptions options;
    options.recording.books = BookKeeping::checked;
    run_study(study, model_data(), study.scenarios, targets, pool, options);
    return sinks;
}

TEST(Study, OneThreadAndThreeGiveTheSame)
{
    Study const study = small_study();
    auto const one = run(study, 1);
    auto const three = run(study, 3);
    EXPECT_TRUE(*one[0] == *three[0]);
}

TEST(Study, AnotherSeedGivesOtherNumbers)
{
    Study study = small_study();
    auto const first = run(study);
    study.seed += 1;
    auto const second = run(study);
    EXPECT_FALSE(*first[0] == *second[0]);
}

TEST(Study, ToolsOfStrengthZeroAreNoTools)
{
    Study study = small_study();
    Scenario zero = study.scenarios[0];
    zero.name = "zero";
    zero.letting.push_back(flexible(0, sim::Month(2006, 1)));
    LettingRule advertising = flexible(0, sim::Month(2006, 1));
    advertising.tool = "public_advertising";
    zero.letting.push_back(advertising);
    zero.rent.push_back({.where = {Where::Kind::programme, "2011-14", 45},
                         .year = 2007,
                         .rise_dkk_month = sim::Dkk(0),
                         .support_dkk_month = sim::Dkk(0),
                         .rehouse = 0,
                         .works_months = 12});
    zero.interventions.push_back({.use = "employment_support",
                                  .where = treated(),
                                  .from = sim::Month(2006, 1),
                                  .to = sim::Month(2008, 12),
                                  .reach = 0.0});
    study.scenarios.push_back(zero);
    auto const sinks = run(study);
    EXPECT_TRUE(*sinks[0] == *sinks[1]);
}

/// An agreement is the same whether one line says it or a line a month.
TEST(Study, AnAgreementCutIntoMonthsIsTheSameAgreement)
{
    Study study = small_study();
    study.replicates = 1;
    Scenario cut = study.scenarios[0];
    cut.name = "cut";
    study.scenarios[0].letting.push_back(flexible(0.25, study.period.first));
    for (int n = 0; n < study.period.months(); ++n) {
        LettingRule line = flexible(0.25, study.period.first + n);
        line.to = line.from;
        cut.letting.push_back(line);
    }
    study.scenarios.push_back(cut);
    auto const sinks = run(study);
    EXPECT_TRUE(*sinks[0] == *sinks[1]);
}

/// Everybody of the worst departments leaves for some months or for good; the books are checked.
TEST(Study, RehousingDoesNotDependOnThreadsAndIsNothingBeforeItsYear)
{
    Study study = small_study();
    for (int const works_months : {8, 18}) {
        Scenario renovated = study.scenarios[0];
        renovated.name = "renovated-" + std::to_string(works_months);
        renovated.rent.push_back({.where = {Where::Kind::programme, "2011-14", 200},
                                  .year = 2007,
                                  .rise_dkk_month = sim::Dkk(0),
                                  .support_dkk_month = sim::Dkk(0),
                                  .rehouse = 1,
                                  .works_months = works_months});
        study.scenarios.push_back(renovated);
    }
    auto const one = run(study, 1);
    auto const two = run(study, 2);
    for (std::size_t s = 0; s < one.size(); ++s)
        EXPECT_TRUE(*one[s] == *two[s]);
    // Index 0 is 31 December 2005.
    EXPECT_EQ(one[0]->year(1), one[1]->year(1));
    EXPECT_NE(one[0]->year(2), one[1]->year(2));
    EXPECT_NE(one[1]->year(3), one[2]->year(3));
}

TEST(Study, ScenariosThatDifferFrom2008OnAreEqualUntilThen)
{
    Study study = small_study();
    Scenario later = study.scenarios[0];
    later.name = "later";
    later.letting.push_back(flexible(0.5, sim::Month(2008, 1)));
    later.interventions.push_back({.use = "employment_support",
                                   .where = treated(),
                                   .from = sim::Month(2008, 1),
                                   .to = sim::Month(2008, 12),
                                   .reach = 0.5});
    study.scenarios.push_back(later);
    auto const sinks = run(study);
    // Index 0 is 31 December 2005.
    EXPECT_EQ(sinks[0]->year(2), sinks[1]->year(2));
    EXPECT_NE(sinks[0]->year(3), sinks[1]->year(3));
}

TEST(Study, AScenarioDoesNotDependOnWhichOthersRun)
{
    Study study = small_study();
    auto const alone = run(study);
    Scenario other = study.scenarios[0];
    other.name = "other";
    other.letting.push_back(flexible(0.9, sim::Month(2006, 1)));
    study.scenarios.insert(study.scenarios.begin(), other);
    auto const both = run(study);
    EXPECT_TRUE(*alone[0] == *both[1]);
}

} // namespace
} // namespace boligsim
