#pragma once

#include "models/housing/application_form.hpp"
#include "models/housing/dwelling_kinds.hpp"
#include "models/housing/room_norm.hpp"
#include "models/letting/market_lines.hpp"
#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Keeps the waiting lists: takes out applications of households that were housed, evicted or have
/// ended, lets applications lapse, wakes sleeping ones, and ends places in the municipality's
/// queue. One draw a month decides about the last three: an application that lapses meets
/// neither of the other two.
///
/// Applications follow the household: whose resident it is, and its family. Rooms asked for are
/// those of the household as it is now, and who may not have the kind of dwelling any more (a youth
/// applicant who has a child, grows too old or has ended education; an elderly applicant with a
/// child at home) waits for a family dwelling on the same lists, with the same seniority: a member
/// of a housing organisation has one number for all its lists. Where none of its landlords lets
/// family dwellings it joins lists of some that do; who lives in a dwelling of the market may ask
/// the landlord now (ApplicationForm::follow_kind).
///
/// Parameters  list.lapse_rate, list.reactivation_rate, list.acute_end_rate,
///             letting.refusals_until_dormant; those of RoomNorm and DwellingKinds;
///             application.further_list_probability, application.own_list_share
/// Reads       households, persons      Writes  markets, households (on_list)
/// Draws       decide_list_lapse, once an application; decide_application, where the kind changes
/// Simplifies  a family application does not turn into one for an elderly dwelling with age; that
///             the seniority of a youth applicant counts for family dwellings is assumed
class ListUpkeep : public Process {
public:
    ListUpkeep(sim::ParameterBook const& book, sim::Period period);
    std::string_view name() const override { return "list_upkeep"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct Tables {
        std::vector<std::uint32_t> lapse; ///< thresholds, by tenure
        std::uint32_t reactivation;
        std::uint32_t acute_end;
        RefusalLimits refusals_until_dormant;
        RoomNorm rooms;
        DwellingKinds kinds;
        ApplicationForm form;
        std::uint64_t most = 0; ///< draws from here on decide nothing
    };
    void keep(World& world, MonthContext const& context, Tables const& tables,
              MarketGuide const& guide, MunicipalityId market) const;

    sim::Dated<Tables> tables_;
};

} // namespace boligsim
