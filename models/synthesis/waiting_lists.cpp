#include "models/synthesis/waiting_lists.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <vector>

#include "models/housing/application_form.hpp"
#include "models/housing/dwelling_kinds.hpp"
#include "models/housing/household_facts.hpp"
#include "models/housing/market_directory.hpp"
#include "models/housing/openness.hpp"
#include "models/synthesis/shares/band_profile.hpp"
#include "models/synthesis/shares/draws.hpp"
#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey market_lists = 0x4c495354'53303031ull;

class WaitingLists {
public:
    WaitingLists(World& world, sim::ParameterBook const& book, sim::Streams const& streams)
        : world_(world),
          streams_(streams),
          form_(book, world.now),
          directory_(world),
          places_(world),
          years_(UsualQueue(book, world.now).years(world.municipalities)),
          turnover_(book.values("destination.turnover", world.now)),
          kinds_(book, world.now),
          tenure_weight_(book.values("waiting_lists.tenure_weight", world.now)),
          by_age_(book, world.now, "moving.age_factor", "age")
    {
    }

    /// Households [rows.begin, rows.end) live in the market.
    void fill(MunicipalityId market, sim::Rows rows)
    {
        Sequence draws(streams_, sim::derive_key(market_lists, market.index()), world_.now,
                       block_queue);
        std::vector<Application>& queue = world_.markets[market.index()].queue;
        for (DwellingKind const kind :
             {DwellingKind::youth, DwellingKind::elderly, DwellingKind::family}) {
            std::vector<double> weights(rows.size());
            double sum = 0;
            for (std::size_t i = 0; i < rows.size(); ++i)
                sum += weights[i] = weight(HouseholdId::at(rows.begin + i), kind);
            double const wanted = years_[market.index()] *
                                  turnover_[static_cast<std::size_t>(kind)] *
                                  directory_.dwellings(market, kind);
            if (!(sum > 0))
                continue;
            RunningQuota quota(draws.uniform());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (quota.take(std::min(1.0, wanted * weights[i] / sum)) > 0)
                    apply(HouseholdId::at(rows.begin + i), market, kind, queue);
            }
        }
        std::sort(queue.begin(), queue.end(), [](Application const& a, Application const& b) {
            return std::tie(a.since, a.key) < std::tie(b.since, b.key);
        });
    }

private:
    double weight(HouseholdId household, DwellingKind kind) const
    {
        std::size_t const i = household.index();
        if (world_.households.state[i].on_list != 0)
            return 0;
        HouseholdFacts facts;
        facts.age = reference_age(world_, household, world_.now);
        facts.children = world_.households.state[i].children;
        // Members are read only of those whose education decides.
        if (kind == DwellingKind::youth && kinds_.asks_for_education(facts.age))
            facts.in_education = read_in_education(world_, household);
        bool const may = kind == DwellingKind::family ||
                         (kind == DwellingKind::youth ? kinds_.may_have_youth(facts)
                                                      : kinds_.may_have_elderly(facts));
        if (!may)
            return 0;
        Tenure const tenure = world_.tenure(world_.households.place[i]);
        return tenure_weight_[static_cast<std::size_t>(tenure)] * by_age_.at(facts.age);
    }

    void apply(HouseholdId household, MunicipalityId market, DwellingKind kind,
               std::vector<Application>& queue)
    {
        world_.households.state[household.index()].on_list = 1;
        HouseholdFacts const facts = read_facts(world_, household, world_.now);
        queue.push_back(form_.fill_in(world_, {directory_, places_}, streams_, world_.now,
                                      {household, facts, market, kind, Urgency::none,
                                       world_.households.place[household.index()]}));
    }

    World& world_;
    sim::Streams const& streams_;
    ApplicationForm form_;
    MarketDirectory directory_;
    PlaceTable places_;
    std::vector<double> years_; ///< [municipality]
    std::vector<double> turnover_;
    DwellingKinds kinds_;
    std::vector<double> tenure_weight_;
    BandProfile by_age_;
};

} // namespace

void fill_waiting_lists(World& world, sim::ParameterBook const& parameters,
                        sim::Streams const& streams, sim::ThreadPool const& threads)
{
    // Households lie in the order of their municipalities.
    std::vector<sim::Rows> rows(world.municipalities.size());
    std::size_t household = 0;
    for (std::size_t m = 0; m < rows.size(); ++m) {
        rows[m].begin = household;
        while (household < world.households.rows() &&
               world.municipality(world.households.place[household]).index() == m)
            ++household;
        rows[m].end = household;
    }
    WaitingLists lists(world, parameters, streams);
    threads.for_each(rows.size(),
                     [&](std::size_t m) { lists.fill(MunicipalityId::at(m), rows[m]); });
}

} // namespace boligsim
