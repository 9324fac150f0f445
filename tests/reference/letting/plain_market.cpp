#include "tests/reference/letting/plain_market.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "models/housing/application_form.hpp"
#include "models/letting/market_lines.hpp"
#include "models/world/households.hpp"
#include "models/world/selection.hpp"
#include "models/world/works.hpp"
#include "tests/reference/letting/readers.hpp"
#include "tests/reference/letting/residents.hpp"
#include "tests/support/listed_areas.hpp"

namespace boligsim::testing {

namespace {

class PlainMarket {
public:
    PlainMarket(LettingMonth const& letting, sim::ParameterBook const& book,
                std::vector<LettingRule> const& rules, Listed listed, MunicipalityId market)
        : letting_(letting),
          rules_(rules),
          listed_(listed),
          market_(market),
          queue_(letting.world.markets[market.index()].queue)
    {
        auto const region =
            static_cast<std::size_t>(letting.world.municipalities[market.index()].region);
        usual_["family"] = book.values("letting.municipal_share", letting.month)[region];
        place_factor_ = book.values("letting.municipal_place_factor", letting.month);
        usual_["elderly"] = book.scalar("letting.elderly_municipal_share", letting.month);
        usual_["youth"] = book.scalar("letting.youth_municipal_share", letting.month);
        least_residents_ = book.scalar("letting.combined_least_residents", letting.month);
        outside_share_ = book.scalar("letting.combined_outside_share", letting.month);
        dormant_ = book.values("letting.refusals_until_dormant", letting.month);
        ages_ = {book.scalar("letting.criterion_senior_age", letting.month),
                 book.scalar("letting.criterion_young_age", letting.month)};
        internal_share_ = book.scalar("letting.internal_list_share", letting.month);
    }

    MarketOutcome run(std::vector<DwellingId> round)
    {
        for (int r = 0; r < letting_.practice.rounds; ++r) {
            freed_.clear();
            for (DwellingId const d : in_letting_order(letting_, round))
                let(d, r > 0 || letting_.world.dwellings.vacant_since[d.index()] == letting_.month);
            round = freed_;
        }
        return std::move(outcome_);
    }

private:
    std::size_t tool_index(std::string_view name) const
    {
        for (std::size_t t = 0; t < letting_.tools.size(); ++t)
            if (letting_.tools[t]->name() == name)
                return t;
        return letting_.tools.size();
    }

    /// The agreement with the greatest share for the tool in the department, the first of equals.
    std::optional<std::size_t> agreement(std::string_view tool, DepartmentId department) const
    {
        std::optional<std::size_t> best;
        for (std::size_t r = 0; r < rules_.size(); ++r) {
            if (rules_[r].tool != tool || rules_[r].share <= 0)
                continue;
            std::vector<DepartmentId> const where = select(rules_[r].where, letting_.world);
            if (std::find(where.begin(), where.end(), department) == where.end())
                continue;
            if (!best || rules_[*best].share < rules_[r].share)
                best = r;
        }
        return best;
    }

    /// Lines on one tool in one place are one agreement; those of the test have no end.
    sim::Month agreed_from(LettingRule const& rule) const
    {
        sim::Month from = rule.from;
        for (LettingRule const& other : rules_)
            if (other.tool == rule.tool && other.where == rule.where && other.share > 0)
                from = std::min(from, other.from);
        return from;
    }

    void let(DwellingId dwelling, bool is_new)
    {
        vacancy_ = describe_vacancy(letting_, dwelling);
        asked_.clear();
        if (offer_by(tool_index("rehousing"), {}) || (is_new && let_by_agreements()))
            return;
        if (!let_from_lists())
            offer_by(tool_index("free_letting"), {});
    }

    bool let_by_agreements()
    {
        Department const& department = letting_.world.departments[vacancy_.department.index()];
        double const at = phases().agreements / 65536.0;
        double begin = 0;
        bool is_let = false;
        for (std::size_t t = 0; t < letting_.tools.size(); ++t) {
            LettingTool const& tool = *letting_.tools[t];
            if (!tool.lets(vacancy_.kind))
                continue;
            auto const rule = agreement(tool.name(), vacancy_.department);
            double share = rule ? rules_[*rule].share : 0;
            Terms terms = rule ? Terms{rules_[*rule].any_of, agreed_from(rules_[*rule])} : Terms{};
            std::string const usual = tool.name() == "elderly_allocation"      ? "elderly"
                                      : tool.name() != "municipal_allocation"  ? ""
                                      : department.kind == DwellingKind::youth ? "youth"
                                                                               : "family";
            double taken = usual.empty() ? 0 : usual_.at(usual);
            if (usual == "family")
                taken = std::min(
                    1.0, taken * place_factor_[static_cast<std::size_t>(department.place_class)]);
            if (!usual.empty() && share <= taken) {
                share = taken;
                terms = {};
            }
            if (tool.name() == "flexible_letting" && share < ListedAreas::flexible_share &&
                is_listed(department)) {
                share = ListedAreas::flexible_share;
                terms = {ListedAreas::in_work};
            }
            terms.ages = ages_;
            bool has_turn = false;
            for (int round = 0; round < 5; ++round)
                has_turn = has_turn || (at + round >= begin && at + round < begin + share);
            is_let = is_let || (has_turn && offer_by(t, terms));
            begin += share;
        }
        return is_let;
    }

    bool is_listed(Department const& department) const
    {
        if (listed_ == Listed::no || !department.area)
            return false;
        Residents const residents = residents_of(letting_.world, department.area);
        return residents.non_western > residents.all / 2 &&
               residents.outside > 0.4 * residents.of_working_age;
    }

    bool many_outside_work(Department const& department) const
    {
        if (!department.area)
            return false;
        Residents const residents = residents_of(letting_.world, department.area);
        return residents.all >= least_residents_ * letting_.world.scale &&
               residents.outside >= outside_share_ * residents.of_working_age;
    }

    /// Refused by a rule about the vacancy's area.
    bool is_refused(LettingTool const& tool, Applicant const& applicant) const
    {
        Department const& department = letting_.world.departments[vacancy_.department.index()];
        std::vector<std::string_view> const used = letting_.agreements.tools_in_use(letting_.month);
        bool const combined = std::find(used.begin(), used.end(), "combined_letting") != used.end();
        if (tool.name() == "municipal_allocation" && combined &&
            applicant.application->acute == 1 && many_outside_work(department))
            return true;
        bool const on_benefits =
            applicant.facts.on_benefits_six_months == applicant.facts.couple_members;
        if (!on_benefits)
            return false;
        if (tool.name() == "combined_letting")
            return applicant.relation != Relation::own_department && many_outside_work(department);
        return tool.name() == "municipal_allocation" && is_listed(department);
    }

    bool let_from_lists()
    {
        std::size_t const internal = tool_index("internal_list");
        std::size_t const waiting = tool_index("waiting_list");
        if (vacancy_.kind == DwellingKind::youth)
            return offer_by(waiting, {});
        if (phases().lists / 65536.0 < internal_share_)
            return offer_by(internal, {}) || offer_by(waiting, {});
        return offer_by(waiting, {}) || offer_by(internal, {});
    }

    LettingPhases phases() const
    {
        return letting_.world.dwellings.phases[vacancy_.dwelling.index()];
    }

    bool sleeps(Application const& a, int declined = 0) const
    {
        return Urgency{a.acute} != Urgency::rehoused &&
               a.refusals + declined >= dormant_[static_cast<std::size_t>(a.kind)];
    }

    bool in_line(Line line, Application const& a, std::uint32_t position) const
    {
        World const& world = letting_.world;
        OrganisationId const landlord = world.departments[vacancy_.department.index()].landlord();
        unsigned const list = letting_.directory.list_bit(market_, landlord);
        unsigned const own =
            a.asks_landlord != 0 ? own_list(world, letting_.directory, market_, a.household) : 0u;
        bool const same_kind = a.kind == vacancy_.kind;
        auto const c =
            static_cast<unsigned>(world.departments[vacancy_.department.index()].place_class);
        bool const names_it = (a.places >> c & 1) != 0;
        switch (line) {
        case Line::internal:
            return same_kind && names_it && (a.organisations & own & list) != 0;
        case Line::external:
            return same_kind && names_it && (a.organisations & ~own & list) != 0;
        case Line::acute:
            return a.acute > 0 && left_acute_.count(position) == 0;
        case Line::advertised:
            return same_kind;
        case Line::everyone:
            return same_kind && names_it;
        }
        return false;
    }

    bool offer_by(std::size_t tool_number, Terms terms)
    {
        LettingTool const& tool = *letting_.tools[tool_number];
        // rank, line, order in the line, position
        std::vector<std::tuple<unsigned, std::size_t, std::size_t, std::uint32_t>> order;
        for (std::size_t l = 0; l < tool.lines().size(); ++l) {
            Line const line = tool.lines()[l];
            std::vector<std::uint32_t> standing;
            for (std::uint32_t p = 0; p < queue_.size(); ++p)
                if (is_live(letting_.world, queue_[p]) && !sleeps(queue_[p]) &&
                    in_line(line, queue_[p], p))
                    standing.push_back(p);
            if (line == Line::acute)
                std::stable_sort(standing.begin(), standing.end(),
                                 [&](auto a, auto b) { return queue_[a].acute > queue_[b].acute; });
            if (line == Line::advertised)
                standing = readers(letting_, queue_, standing, vacancy_);
            for (std::size_t i = 0; i < standing.size(); ++i) {
                Applicant const applicant = describe(standing[i]);
                if (fits(letting_.practice.room_norm, queue_[standing[i]], vacancy_,
                         tool.size_rule()) &&
                    tool.admits(applicant, vacancy_, terms))
                    order.emplace_back(
                        tool.rank({applicant.relation, children_of(applicant.facts)}, vacancy_), l,
                        i, standing[i]);
            }
        }
        std::sort(order.begin(), order.end());
        for (auto const& [rank, line, i, position] : order) {
            if (housed_.count(position) != 0 || asked_.count(position) != 0)
                continue;
            // Of those who fell asleep this month an advertisement may have counted on an answer.
            if (auto const declined = declined_.find(position);
                declined != declined_.end() && sleeps(queue_[position], declined->second))
                continue;
            if (static_cast<int>(asked_.size()) == letting_.practice.offers_per_vacancy)
                return false;
            Applicant const applicant = describe(position);
            if (is_refused(tool, applicant)) {
                bool const owed =
                    tool.name() == "combined_letting" && queue_[position].acute == 0 &&
                    queue_[position].was_turned_away == 0 && queue_[position].since < terms.from;
                if (owed)
                    outcome_.turned_away.push_back(position);
                continue;
            }
            asked_.insert(position);
            if (offer(tool_number, tool.lines()[line], position))
                return true;
        }
        return false;
    }

    Applicant describe(std::uint32_t position) const
    {
        Application const& a = queue_[position];
        return describe_applicant(
            letting_, a, read_facts(letting_.world, a.household, letting_.month), vacancy_);
    }

    HouseholdGroup group_of(HouseholdId household) const
    {
        Persons const& persons = letting_.world.persons;
        PersonId const first = letting_.world.households.first[household.index()];
        HouseholdGroup group;
        for (PersonId p = first; p; p = persons.next[p.index()])
            if (persons.labour[p.index()] == LabourState::employed &&
                letting_.month - persons.birth[p.index()] >= 18 * 12)
                group.work = HouseholdWork::someone_in_work;
        Origin const origin = persons.origin[first.index()];
        group.origin = is_non_western(origin)      ? OriginGroup::non_western
                       : origin == Origin::western ? OriginGroup::western
                                                   : OriginGroup::danish;
        return group;
    }

    bool offer(std::size_t tool, Line line, std::uint32_t position)
    {
        World const& world = letting_.world;
        Application const& a = queue_[position];
        if (!answer(letting_, describe(position), declined_[position], vacancy_,
                    letting_.means.disposable_dkk_month(world, a.household, letting_.month))) {
            ++declined_[position];
            bool const acute = line == Line::acute && Urgency{a.acute} != Urgency::rehoused;
            if (acute)
                left_acute_.insert(position);
            outcome_.refusals.push_back(
                {vacancy_.dwelling, position,
                 acute ? Refusal::LeavesAcuteQueue::yes : Refusal::LeavesAcuteQueue::no,
                 group_of(a.household)});
            return false;
        }
        housed_.insert(position);
        outcome_.lettings.push_back({a.household, vacancy_.dwelling, tool, position,
                                     letting_.month - a.since, a.refusals + declined_[position],
                                     group_of(a.household)});
        if (DwellingId const left = world.households.dwelling[a.household.index()])
            if (describe_vacancy(letting_, left).municipality == market_ &&
                !is_kept_back(world, left))
                freed_.push_back(left);
        return true;
    }

    LettingMonth const& letting_;
    std::vector<LettingRule> const& rules_;
    Listed listed_;
    MunicipalityId market_;
    std::vector<Application> const& queue_;
    std::vector<double> place_factor_; ///< of the family share, by class of place
    std::map<std::string, double> usual_;
    double internal_share_ = 0;
    CriterionAges ages_;
    std::vector<double> dormant_;
    double least_residents_ = 0;
    double outside_share_ = 0;
    std::set<std::uint32_t> housed_;
    std::set<std::uint32_t> asked_;
    std::set<std::uint32_t> left_acute_;
    std::map<std::uint32_t, int> declined_;
    Vacancy vacancy_;
    std::vector<DwellingId> freed_;
    MarketOutcome outcome_;
};

} // namespace

MarketOutcome let_market_plainly(LettingMonth const& letting, sim::ParameterBook const& book,
                                 std::vector<LettingRule> const& rules, Listed listed,
                                 MunicipalityId market, std::vector<DwellingId> const& vacant)
{
    return PlainMarket(letting, book, rules, listed, market).run(vacant);
}

} // namespace boligsim::testing
