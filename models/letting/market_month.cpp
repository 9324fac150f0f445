#include "models/letting/market_month.hpp"

#include <bit>
#include <cassert>
#include <optional>

#include "models/letting/market_lines.hpp"

namespace boligsim {

namespace {

/// A market's month under way. Facts of applicants are read when first asked for.
class MarketAtWork {
public:
    MarketAtWork(LettingMonth const& letting, MunicipalityId market)
        : letting_(letting),
          market_(market),
          queue_(letting.world.markets[market.index()].queue),
          lines_(letting.world, letting.directory, market, letting.practice.refusals_until_dormant),
          counts_(letting.agreements, letting.world, letting.directory, market, letting.month),
          standing_(queue_.size())
    {
        for (std::size_t t = 0; t < letting.tools.size(); ++t) {
            if (letting.tools[t]->name() == "internal_list")
                internal_list_ = t;
            if (letting.tools[t]->name() == "waiting_list")
                waiting_list_ = t;
            if (letting.tools[t]->name() == "free_letting")
                free_letting_ = t;
        }
    }

    MarketOutcome run(std::vector<DwellingId> const& vacant)
    {
        std::vector<DwellingId> round = vacant;
        for (int r = 0; r < letting_.practice.rounds && !round.empty(); ++r) {
            freed_.clear();
            for (DwellingId const dwelling : in_letting_order(letting_, std::move(round)))
                let(dwelling, r == 0 ? letting_.world.dwellings.vacant_since[dwelling.index()]
                                     : letting_.month);
            round = freed_;
        }
        outcome_.counts.push_back(std::move(counts_));
        return std::move(outcome_);
    }

private:
    enum class Queueing : std::uint8_t { waiting, housed };
    struct Standing {
        Applicant applicant; ///< but for the relation, which depends on the vacancy
        PlaceId home;
        std::int32_t disposable_dkk_month = 0;
        std::uint32_t asked_about = 0; ///< number of the vacancy asked about last
        std::uint16_t own_list = 0;
        std::uint8_t read = 0;
        std::uint8_t income_read = 0;
        std::uint8_t left_acute_queue = 0;
        Queueing queueing = Queueing::waiting;
    };

    void let(DwellingId dwelling, sim::Month vacant_since);
    bool let_from_lists(OrganisationId organisation);
    bool offer_along(std::size_t tool, Terms const& terms);
    bool offer(std::size_t tool, std::uint32_t position, Applicant const& applicant);
    MarketLines::Positions line(Line line);
    Applicant const& applicant(std::uint32_t position);

    LettingMonth const& letting_;
    MunicipalityId market_;
    std::vector<Application> const& queue_;
    MarketLines lines_;
    Agreements::Counts counts_;
    std::vector<Standing> standing_;
    std::size_t internal_list_ = 0;
    std::size_t waiting_list_ = 0;
    std::size_t free_letting_ = 0;

    // The vacancy being let
    Vacancy vacancy_;
    std::size_t list_ = 0;
    std::uint32_t number_ = 0;
    int offers_left_ = 0;
    std::optional<double> non_western_share_;
    std::vector<std::uint32_t> readers_;

    std::vector<DwellingId> freed_;
    MarketOutcome outcome_;
};

void MarketAtWork::let(DwellingId dwelling, sim::Month vacant_since)
{
    vacancy_ = describe_vacancy(letting_, dwelling);
    Department const& department = letting_.world.departments[vacancy_.department.index()];
    list_ = static_cast<std::size_t>(
        std::countr_zero(letting_.directory.list_bit(market_, department.organisation)));
    ++number_;
    offers_left_ = letting_.practice.offers_per_vacancy;
    non_western_share_.reset();
    if (vacant_since == letting_.month) {
        for (Agreements::Turn const& turn : counts_.count(department, vacancy_.department)) {
            if (offer_along(turn.tool, turn.terms)) {
                counts_.use(turn);
                return;
            }
            counts_.miss(turn);
        }
    }
    if (!let_from_lists(department.organisation))
        offer_along(free_letting_, {});
}

bool MarketAtWork::let_from_lists(OrganisationId organisation)
{
    if (!letting_.tools[internal_list_]->lets(vacancy_.kind))
        return offer_along(waiting_list_, {});
    bool const residents_first = counts_.take_internal_turn(organisation);
    std::size_t const first = residents_first ? internal_list_ : waiting_list_;
    std::size_t const second = residents_first ? waiting_list_ : internal_list_;
    return offer_along(first, {}) || offer_along(second, {});
}

MarketLines::Positions MarketAtWork::line(Line line)
{
    switch (line) {
    case Line::internal:
        return lines_.internal(vacancy_.kind, list_);
    case Line::external:
        return lines_.external(vacancy_.kind, list_);
    case Line::acute:
        return lines_.acute();
    case Line::advertised:
        readers_ =
            advertisement_readers(letting_, queue_, lines_.everyone(vacancy_.kind), vacancy_);
        return readers_;
    case Line::everyone:
        return lines_.everyone(vacancy_.kind);
    }
    return {};
}

Applicant const& MarketAtWork::applicant(std::uint32_t position)
{
    World const& world = letting_.world;
    Application const& a = queue_[position];
    Standing& standing = standing_[position];
    if (!standing.read) {
        standing.home = world.households.place[a.household.index()];
        standing.own_list = own_list(world, letting_.directory, market_, a.household);
        standing.applicant = {read_facts(world, a.household, letting_.month), Relation::external,
                              world.municipality(standing.home), &a};
        standing.read = 1;
    }
    standing.applicant.relation = standing.home.index() == vacancy_.department.index()
                                      ? Relation::own_department
                                  : standing.own_list >> list_ & 1 ? Relation::same_organisation
                                                                   : Relation::external;
    return standing.applicant;
}

bool MarketAtWork::offer_along(std::size_t tool_index, Terms const& terms)
{
    LettingTool const& tool = *letting_.tools[tool_index];
    for (unsigned rank = 0; rank < tool.ranks(); ++rank)
        for (Line const which : tool.lines())
            for (std::uint32_t const position : line(which)) {
                if (offers_left_ == 0)
                    return false;
                Application const& a = queue_[position];
                Standing const& standing = standing_[position];
                if (vacancy_.rooms < a.min_rooms ||
                    (vacancy_.rooms > a.max_rooms && tool.size_rule() == SizeRule::as_asked) ||
                    standing.queueing == Queueing::housed || standing.asked_about == number_ ||
                    (which == Line::acute && standing.left_acute_queue))
                    continue;
                Applicant const& applicant = this->applicant(position);
                if (!fits(a, applicant.facts, vacancy_, tool.size_rule()))
                    continue;
                if (tool.rank(applicant, vacancy_) != rank ||
                    !tool.admits(applicant, vacancy_, terms))
                    continue;
                if (offer(tool_index, position, applicant))
                    return true;
                if (which == Line::acute)
                    standing_[position].left_acute_queue = 1;
            }
    return false;
}

bool MarketAtWork::offer(std::size_t tool, std::uint32_t position, Applicant const& applicant)
{
    World const& world = letting_.world;
    Application const& a = queue_[position];
    Standing& standing = standing_[position];
    standing.asked_about = number_;
    --offers_left_;
    if (!standing.income_read) {
        standing.disposable_dkk_month =
            letting_.means.disposable_dkk_month(world, a.household, letting_.month);
        standing.income_read = 1;
    }
    if (letting_.practice.acceptance.asks_for_composition() && !non_western_share_)
        non_western_share_ = non_western_share(world, vacancy_.department);
    if (!answer(letting_, applicant, vacancy_, standing.disposable_dkk_month,
                non_western_share_.value_or(0))) {
        bool const municipal = letting_.tools[tool]->lines().front() == Line::acute;
        outcome_.refusals.push_back(
            {vacancy_.dwelling, position,
             municipal ? Refusal::LeavesAcuteQueue::yes : Refusal::LeavesAcuteQueue::no});
        return false;
    }
    standing.queueing = Queueing::housed;
    outcome_.lettings.push_back(
        {a.household, vacancy_.dwelling, tool, position, letting_.month - a.since, a.refusals});
    if (DwellingId const left = world.households.dwelling[a.household.index()]) {
        DepartmentId const old_home = world.dwellings.department[left.index()];
        if (world.departments[old_home.index()].municipality == market_)
            freed_.push_back(left);
    }
    return true;
}

} // namespace

MarketOutcome let_market(LettingMonth const& letting, MunicipalityId market,
                         std::vector<DwellingId> const& vacant)
{
    if (vacant.empty())
        return {};
    return MarketAtWork(letting, market).run(vacant);
}

} // namespace boligsim
