#pragma once

#include "models/world/world.hpp"
#include "sim/parameters/parameter_book.hpp"

namespace boligsim {

/// Lets organisations share their waiting lists in a municipality where they have too few simulated
/// dwellings for a list to work (`Department::joined`): the smallest joins the next smallest until
/// each group has enough or there is one group left. In a thin world an organisation's list is
/// otherwise so short that its vacancies find nobody, and its residents find no vacancy, far more
/// often than in the whole country.
///
/// Organisations keep their names and departments, and those of the user their own lists.
///
/// Parameters  organisations.least_dwellings_of_list
/// Simplifies  who joins whom follows from size alone; organisations that share a list share the
///             residents' right to it, and their agreements are counted together
void join_thin_lists(World& world, sim::ParameterBook const& parameters, sim::Month start);

} // namespace boligsim
