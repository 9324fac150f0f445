#include "analysis/indicators/people.hpp"

namespace boligsim::analysis {

std::vector<OriginGroup> const& origin_groups()
{
    static std::vector<OriginGroup> const groups{{"danish", {"danish"}},
                                                 {"western", {"western"}},
                                                 {"non_western", {"menapt", "other_non_western"}}};
    return groups;
}

std::vector<AdultsByWork> adults_by_work_and_origin()
{
    std::vector<AdultsByWork> all;
    for (OriginGroup const& origin : origin_groups()) {
        Selection const everyone{"adults", {{"origin", origin.labels}}};
        Selection in_work = everyone;
        in_work.where.push_back({"employment", {"employed"}});
        Indicator number{"adults", "", Unit::persons, Coverage::everywhere, {in_work}, {}, {}};
        all.push_back({"employed_" + origin.name, AdultsByWork::Work::employed, number});
        number.plus = {everyone};
        number.minus = {in_work};
        all.push_back({"not_employed_" + origin.name, AdultsByWork::Work::not_employed, number});
    }
    return all;
}

} // namespace boligsim::analysis
