#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/indicators/indicator.hpp"
#include "analysis/trajectory/trajectory.hpp"

namespace boligsim::analysis {

/// Places that are counted together.
struct Group {
    std::string name;
    std::string description;
    std::vector<std::uint8_t> departments; ///< 1: in the group
    std::vector<std::uint8_t> segments;    ///< the same for the places outside public housing

    bool has_segments() const;
};

/// The three programmes, in the order of their bits in the column `department_programmes`.
std::vector<std::string> const& programme_names();

/// The departments with a plan of a programme ("2006-10"). Throws sim::RunFailed where the
/// programme is unknown or the trajectory has no column `department_programmes`.
Group programme_group(Trajectory const& trajectory, std::string const& programme);
/// The departments of the user's own table (column `department_source`): all of them, then those of
/// each area in the table; none where there is no such column.
std::vector<Group> own_department_groups(Trajectory const& trajectory);
/// All departments.
Group public_housing_group(Trajectory const& trajectory);
/// Everyone in the country.
Group population_group(Trajectory const& trajectory);
/// The places outside public housing of one tenure ("owner", "private_rental", "other"): those
/// whose names end in it.
Group tenure_group(Trajectory const& trajectory, std::string const& tenure);
/// The departments in `all` that are not in `without`, under another name.
Group difference_of(Group const& all, Group const& without, std::string name,
                    std::string description);
/// The departments for which any replicate's year has a count or sum above zero in a cell selected,
/// such as those that had rent support; without members where there are none.
Group departments_with(Trajectory const& trajectory, Selection const& selection, std::string name,
                       std::string description);
/// Lettings by tools that need an agreement; municipal allocation is the law everywhere.
Selection agreed_lettings();
bool has_departments(Group const& group);

} // namespace boligsim::analysis
