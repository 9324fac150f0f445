#include "models/letting/market_month.hpp"

#include <bit>
#include <cassert>
#include <limits>
#include <optional>

#include "models/letting/walk.hpp"
#include "models/world/households.hpp"
#include "models/world/works.hpp"

namespace boligsim {

namespace {

/// What became this month of someone who waits.
struct Waiting {
    static constexpr std::uint32_t unread = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t asked_about = 0;  ///< number of the vacancy asked about last
    std::uint32_t reading = unread; ///< where the applicant is among those read
    std::uint16_t declined = 0;     ///< offers
    std::uint8_t gone : 1 = 0;      ///< housed
    std::uint8_t left_acute_queue : 1 = 0;
};

/// A market's month under way. Households are read when it is first their turn.
class MarketAtWork {
public:
    MarketAtWork(LettingMonth const& letting, MunicipalityId market)
        : letting_(letting),
          market_(market),
          queue_(letting.world.markets[market.index()].queue),
          lines_(letting.world, market, letting.practice.refusals_until_dormant),
          agreed_(letting.agreements, letting.world, market, letting.month),
          waiting_(queue_.size())
    {
        for (std::size_t t = 0; t < letting.tools.size(); ++t) {
            if (letting.tools[t]->name() == "internal_list")
                internal_list_ = t;
            if (letting.tools[t]->name() == "waiting_list")
                waiting_list_ = t;
            if (letting.tools[t]->name() == "free_letting")
                free_letting_ = t;
            if (letting.tools[t]->name() == "rehousing")
                rehousing_ = t;
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
        outcome_.left_last = std::move(round);
        return std::move(outcome_);
    }

private:
    /// An applicant read.
    struct Reading {
        Applicant applicant; ///< but for the relation, which depends on the vacancy
        // Of those who were offered something
        std::optional<std::int32_t> disposable_dkk_month;
        HouseholdGroup group;
    };

    void let(DwellingId dwelling, sim::Month vacant_since);
    bool let_to_rehoused();
    bool let_from_lists();
    bool is_refused(LettingTool const& tool, std::uint32_t position, Applicant const& applicant,
                    Terms const& terms);
    bool offer_along(std::size_t tool, Terms const& terms);
    bool offer(std::size_t tool, std::uint32_t position, Reading& reading);
    bool is_waiting(std::uint32_t position, Line which) const;
    LineMembers line(Line which, Children children);
    Walk::Part part(LettingTool const& tool, unsigned rank, Line which, Children children);
    Walk walk(LettingTool const& tool, unsigned rank, Line which);
    Reading& read(std::uint32_t position);

    LettingMonth const& letting_;
    MunicipalityId market_;
    std::vector<Application> const& queue_;
    MarketLines lines_;
    Agreements::InMarket agreed_;
    std::vector<Waiting> waiting_; ///< as the queue
    std::vector<Reading> readings_;
    std::size_t internal_list_ = 0;
    std::size_t waiting_list_ = 0;
    std::size_t free_letting_ = 0;
    std::size_t rehousing_ = 0;

    // The vacancy being let
    Vacancy vacancy_;
    OrganisationId landlord_;
    std::size_t list_ = 0;
    std::uint32_t number_ = 0;
    int offers_left_ = 0;
    OwnLine readers_;

    std::vector<DwellingId> freed_;
    MarketOutcome outcome_;
};

void MarketAtWork::let(DwellingId dwelling, sim::Month vacant_since)
{
    vacancy_ = describe_vacancy(letting_, dwelling);
    Department const& department = letting_.world.departments[vacancy_.department.index()];
    landlord_ = department.landlord();
    list_ =
        static_cast<std::size_t>(std::countr_zero(letting_.directory.list_bit(market_, landlord_)));
    ++number_;
    offers_left_ = letting_.practice.offers_per_vacancy;
    if (let_to_rehoused())
        return;
    if (vacant_since == letting_.month) {
        outcome_.agreement_turns.push_back(dwelling);
        for (Agreements::Turn const& turn : agreed_.turns_at(dwelling))
            if (offer_along(turn.tool, turn.terms))
                return;
    }
    if (!let_from_lists())
        offer_along(free_letting_, {});
}

/// Tenants who have to leave for a renovation stand first in the queue of acute need; mostly there
/// are none.
bool MarketAtWork::let_to_rehoused()
{
    std::span<std::uint32_t const> const acute = lines_.acute().positions;
    return !acute.empty() && Urgency{queue_[acute.front()].acute} == Urgency::rehoused &&
           offer_along(rehousing_, {});
}

bool MarketAtWork::let_from_lists()
{
    if (!letting_.tools[internal_list_]->lets(vacancy_.kind))
        return offer_along(waiting_list_, {});
    outcome_.list_turns.push_back(vacancy_.dwelling);
    bool const residents_first = agreed_.residents_first(vacancy_.dwelling);
    std::size_t const first = residents_first ? internal_list_ : waiting_list_;
    std::size_t const second = residents_first ? waiting_list_ : internal_list_;
    return offer_along(first, {}) || offer_along(second, {});
}

/// Those in the line with or without children. A line that does not tell them apart has all of them
/// among those without.
LineMembers MarketAtWork::line(Line which, Children children)
{
    if (which == Line::internal)
        return lines_.internal(vacancy_.kind, list_, children);
    if (which == Line::external)
        return lines_.external(vacancy_.kind, list_, children);
    if (children == Children::some)
        return {};
    if (which == Line::acute)
        return lines_.acute();
    if (which == Line::everyone)
        return lines_.everyone(vacancy_.kind);
    readers_ = advertisement_readers(letting_, queue_, lines_.everyone(vacancy_.kind), vacancy_);
    return readers_.members();
}

MarketAtWork::Reading& MarketAtWork::read(std::uint32_t position)
{
    World const& world = letting_.world;
    Application const& a = queue_[position];
    Waiting& waiting = waiting_[position];
    if (waiting.reading == Waiting::unread) {
        waiting.reading = static_cast<std::uint32_t>(readings_.size());
        readings_.emplace_back().applicant = {read_facts(world, a.household, letting_.month),
                                              Relation::external, world.municipality(a.home), &a};
    }
    Reading& reading = readings_[waiting.reading];
    bool const is_resident = (a.own_list >> list_ & 1) != 0;
    reading.applicant.relation = !is_resident ? Relation::external
                                 : a.home == world.place_of(vacancy_.department)
                                     ? Relation::own_department
                                     : Relation::same_organisation;
    return reading;
}

bool MarketAtWork::is_waiting(std::uint32_t position, Line which) const
{
    Waiting const& waiting = waiting_[position];
    if (waiting.gone || waiting.asked_about == number_)
        return false;
    // Most in a line have declined nothing this month, and their applications are not looked at.
    if (waiting.declined == 0)
        return true;
    return !(which == Line::acute && waiting.left_acute_queue) &&
           !is_dormant(queue_[position], letting_.practice.refusals_until_dormant,
                       waiting.declined);
}

/// Those in the line, with or without children, who have the rank; none where nobody of them does.
/// Most in a line have another one, and the line is long: for a dwelling for a family the many
/// without children are not passed at all.
Walk::Part MarketAtWork::part(LettingTool const& tool, unsigned rank, Line which, Children children)
{
    auto const has_rank = [&](Relation relation) {
        return tool.rank({relation, children}, vacancy_) == rank;
    };
    if (tool.ranks() == 1)
        return {line(which, children), Residents::all};
    if (which == Line::external)
        return has_rank(Relation::external) ? Walk::Part{line(which, children), Residents::all}
                                            : Walk::Part{};
    assert(which == Line::internal && "only the lists' lines tell ranks apart");
    // Residents of the department and the others of the organisation are in one line.
    bool const own = has_rank(Relation::own_department);
    bool const others = has_rank(Relation::same_organisation);
    if (!own && !others)
        return {};
    return {line(which, children), own && others ? Residents::all
                                   : own         ? Residents::of_the_department
                                                 : Residents::of_other_departments};
}

Walk MarketAtWork::walk(LettingTool const& tool, unsigned rank, Line which)
{
    return {letting_.world.place_of(vacancy_.department),
            sizes_served(vacancy_.rooms, tool.size_rule()), places_served(vacancy_, which),
            part(tool, rank, which, Children::none), part(tool, rank, which, Children::some)};
}

/// Whether a rule about the vacancy's area refuses the applicant; notes whom another dwelling is
/// owed.
bool MarketAtWork::is_refused(LettingTool const& tool, std::uint32_t position,
                              Applicant const& applicant, Terms const& terms)
{
    if (vacancy_.area_rules == 0)
        return false;
    Refused const refused = refused_by_area(letting_.area_rules, tool, applicant, vacancy_, terms);
    if (refused == Refused::owed_another_dwelling && applicant.application->acute == 0 &&
        applicant.application->was_turned_away == 0)
        outcome_.turned_away.push_back(position);
    return refused != Refused::no;
}

bool MarketAtWork::offer_along(std::size_t tool_index, Terms const& terms)
{
    LettingTool const& tool = *letting_.tools[tool_index];
    SizeRule const size = tool.size_rule();
    if (offers_left_ == 0)
        return false;
    for (unsigned rank = 0; rank < tool.ranks(); ++rank)
        for (Line const which : tool.lines()) {
            Walk along = walk(tool, rank, which);
            auto const waits = [&](std::uint32_t position) { return is_waiting(position, which); };
            while (std::optional<std::uint32_t> const next = along.next(waits)) {
                if (offers_left_ == 0)
                    return false;
                std::uint32_t const position = *next;
                if (!fits(letting_.practice.room_norm, queue_[position], vacancy_, size))
                    continue;
                Reading& reading = read(position);
                Applicant const& applicant = reading.applicant;
                if (!tool.admits(applicant, vacancy_, terms) ||
                    is_refused(tool, position, applicant, terms))
                    continue;
                if (offer(tool_index, position, reading))
                    return true;
            }
        }
    return false;
}

bool MarketAtWork::offer(std::size_t tool, std::uint32_t position, Reading& reading)
{
    World const& world = letting_.world;
    Application const& a = queue_[position];
    waiting_[position].asked_about = number_;
    --offers_left_;
    if (!reading.disposable_dkk_month) {
        reading.disposable_dkk_month =
            letting_.means.disposable_dkk_month(world, a.household, letting_.month);
        reading.group = household_group(world, a.household, letting_.month);
    }
    if (!answer(letting_, reading.applicant, waiting_[position].declined, vacancy_,
                *reading.disposable_dkk_month)) {
        ++waiting_[position].declined;
        // One offer from the municipality; who has to leave for a renovation gets as many as
        // rehousing.offers says.
        bool const municipal = letting_.tools[tool]->lines().front() == Line::acute &&
                               Urgency{a.acute} != Urgency::rehoused;
        waiting_[position].left_acute_queue |= municipal ? 1u : 0u;
        outcome_.refusals.push_back(
            {vacancy_.dwelling, position,
             municipal ? Refusal::LeavesAcuteQueue::yes : Refusal::LeavesAcuteQueue::no,
             reading.group});
        return false;
    }
    waiting_[position].gone = 1;
    outcome_.lettings.push_back({a.household, vacancy_.dwelling, tool, position,
                                 letting_.month - a.since, a.refusals + waiting_[position].declined,
                                 reading.group});
    if (DwellingId const left = world.households.dwelling[a.household.index()]) {
        DepartmentId const old_home = world.dwellings.department[left.index()];
        if (world.departments[old_home.index()].municipality == market_ &&
            !is_kept_back(world, left))
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
