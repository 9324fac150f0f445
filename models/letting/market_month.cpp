#include "models/letting/market_month.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

#include "models/letting/market_lines.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

/// What a walk along a line asks of everyone it passes: whether they wait and whether the dwelling
/// has a size for them. The whole line is passed for each vacancy, some twenty times a month and
/// applicant, and few are asked; kept apart from the applications and in twelve bytes, a market's
/// line stays in the processor's cache.
struct Waiting {
    static constexpr std::uint32_t unread = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t asked_about = 0;  ///< number of the vacancy asked about last
    std::uint32_t reading = unread; ///< where the applicant is among those read
    std::uint8_t min_rooms = 0;
    std::uint8_t max_rooms = 0;
    DwellingKind kind = DwellingKind::family;
    std::uint8_t children : 1 = 0;
    std::uint8_t gone : 1 = 0; ///< housed this month
    std::uint8_t left_acute_queue : 1 = 0;
};

/// A market's month under way. Applicants are read when they are first of a size that suits, and
/// their members when it is their turn.
class MarketAtWork {
public:
    MarketAtWork(LettingMonth const& letting, MunicipalityId market)
        : letting_(letting),
          market_(market),
          queue_(letting.world.markets[market.index()].queue),
          lines_(letting.world, letting.directory, market, letting.practice.refusals_until_dormant),
          counts_(letting.agreements, letting.world, letting.directory, market, letting.month),
          waiting_(queue_.size())
    {
        for (std::size_t p = 0; p < queue_.size(); ++p) {
            waiting_[p].min_rooms = queue_[p].min_rooms;
            waiting_[p].max_rooms = queue_[p].max_rooms;
            waiting_[p].kind = queue_[p].kind;
            waiting_[p].children = queue_[p].children & 1u;
        }
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
    /// An applicant read.
    struct Reading {
        Applicant applicant; ///< but for the relation, which depends on the vacancy
        PlaceId home;
        std::uint16_t own_list = 0;
        bool members_read = false;
        std::optional<std::int32_t> disposable_dkk_month;
    };

    void let(DwellingId dwelling, sim::Month vacant_since);
    bool let_from_lists(OrganisationId organisation);
    bool is_refused(LettingTool const& tool, std::uint32_t position, Applicant const& applicant,
                    Terms const& terms);
    bool offer_along(std::size_t tool, Terms const& terms);
    bool offer(std::size_t tool, std::uint32_t position, Reading& reading);
    bool may_suit(Waiting const& waiting, SizeRule size) const;
    MarketLines::Positions line(Line line);
    InLine in_line(Line which, std::uint32_t position);
    Reading& read(std::uint32_t position);
    void complete(Reading& reading) const;

    LettingMonth const& letting_;
    MunicipalityId market_;
    std::vector<Application> const& queue_;
    MarketLines lines_;
    Agreements::Counts counts_;
    std::vector<Waiting> waiting_; ///< as the queue
    std::vector<Reading> readings_;
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

MarketAtWork::Reading& MarketAtWork::read(std::uint32_t position)
{
    World const& world = letting_.world;
    Waiting& waiting = waiting_[position];
    if (waiting.reading == Waiting::unread) {
        Application const& a = queue_[position];
        waiting.reading = static_cast<std::uint32_t>(readings_.size());
        Reading& reading = readings_.emplace_back();
        reading.home = world.households.place[a.household.index()];
        reading.own_list = own_list(world, letting_.directory, market_, a.household);
        reading.applicant = {read_size(world, a.household), Relation::external,
                             world.municipality(reading.home), &a};
    }
    Reading& reading = readings_[waiting.reading];
    reading.applicant.relation = reading.home.index() == vacancy_.department.index()
                                     ? Relation::own_department
                                 : reading.own_list >> list_ & 1 ? Relation::same_organisation
                                                                 : Relation::external;
    return reading;
}

void MarketAtWork::complete(Reading& reading) const
{
    if (reading.members_read)
        return;
    read_members(letting_.world, reading.applicant.application->household, letting_.month,
                 reading.applicant.facts);
    reading.members_read = true;
}

bool MarketAtWork::may_suit(Waiting const& waiting, SizeRule size) const
{
    return vacancy_.rooms >= waiting.min_rooms &&
           (vacancy_.rooms <= waiting.max_rooms || size == SizeRule::large_enough) &&
           waiting.kind == vacancy_.kind && !waiting.gone && waiting.asked_about != number_;
}

InLine MarketAtWork::in_line(Line which, std::uint32_t position)
{
    Relation const relation =
        which == Line::external ? Relation::external : read(position).applicant.relation;
    return {relation, waiting_[position].children};
}

/// Whether a rule about the vacancy's area refuses the applicant; notes whom another dwelling is
/// owed.
bool MarketAtWork::is_refused(LettingTool const& tool, std::uint32_t position,
                              Applicant const& applicant, Terms const& terms)
{
    if (vacancy_.area_rules == 0)
        return false;
    Refused const refused = refused_by_area(letting_.area_rules, tool, applicant, vacancy_, terms);
    if (refused == Refused::owed_another_dwelling && applicant.application->acute == 0)
        outcome_.turned_away.push_back(position);
    return refused != Refused::no;
}

bool MarketAtWork::offer_along(std::size_t tool_index, Terms const& terms)
{
    LettingTool const& tool = *letting_.tools[tool_index];
    SizeRule const size = tool.size_rule();
    for (unsigned rank = 0; rank < tool.ranks(); ++rank)
        for (Line const which : tool.lines())
            for (std::uint32_t const position : line(which)) {
                if (offers_left_ == 0)
                    return false;
                Waiting const& waiting = waiting_[position];
                if (!may_suit(waiting, size) || (which == Line::acute && waiting.left_acute_queue))
                    continue;
                if (tool.ranks() > 1 && tool.rank(in_line(which, position), vacancy_) != rank)
                    continue;
                Reading& reading = read(position);
                Applicant const& applicant = reading.applicant;
                if (!fits(queue_[position], applicant.facts, vacancy_, size))
                    continue;
                complete(reading);
                if (!tool.admits(applicant, vacancy_, terms) ||
                    is_refused(tool, position, applicant, terms))
                    continue;
                if (offer(tool_index, position, reading))
                    return true;
                if (which == Line::acute)
                    waiting_[position].left_acute_queue = 1;
            }
    return false;
}

bool MarketAtWork::offer(std::size_t tool, std::uint32_t position, Reading& reading)
{
    World const& world = letting_.world;
    Application const& a = queue_[position];
    waiting_[position].asked_about = number_;
    --offers_left_;
    if (!reading.disposable_dkk_month)
        reading.disposable_dkk_month =
            letting_.means.disposable_dkk_month(world, a.household, letting_.month);
    if (letting_.practice.acceptance.asks_for_composition() && !non_western_share_)
        non_western_share_ = non_western_share(world, vacancy_.department);
    HouseholdGroup const group = household_group(world, a.household, letting_.month);
    if (!answer(letting_, reading.applicant, vacancy_, *reading.disposable_dkk_month,
                non_western_share_.value_or(0))) {
        bool const municipal = letting_.tools[tool]->lines().front() == Line::acute;
        outcome_.refusals.push_back(
            {vacancy_.dwelling, position,
             municipal ? Refusal::LeavesAcuteQueue::yes : Refusal::LeavesAcuteQueue::no, group});
        return false;
    }
    waiting_[position].gone = 1;
    outcome_.lettings.push_back({a.household, vacancy_.dwelling, tool, position,
                                 letting_.month - a.since, a.refusals, group});
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
