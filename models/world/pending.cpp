#include "models/world/pending.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace boligsim {

namespace {

template <class List> void append_list(List& to, List const& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

template <class List> std::size_t bytes_of(List const& list)
{
    return list.capacity() * sizeof(typename List::value_type);
}

template <class To, class From, std::size_t... I>
void append_each(To const& to, From const& from, std::index_sequence<I...> /*lists*/)
{
    (append_list(std::get<I>(to), std::get<I>(from)), ...);
}

} // namespace

void Pending::append(Pending const& other)
{
    auto const to = lists(*this);
    append_each(to, lists(other), std::make_index_sequence<std::tuple_size_v<decltype(to)>>());
    for (std::size_t i = 0; i < other.added.size(); ++i)
        append_list(of(PendingListId::at(i)), other.added[i]);
}

void Pending::clear()
{
    std::apply([](auto&... list) { (list.clear(), ...); }, lists(*this));
    for (auto& list : added)
        list.clear();
}

bool Pending::empty() const
{
    return std::apply([](auto const&... list) { return (list.empty() && ...); }, lists(*this)) &&
           std::all_of(added.begin(), added.end(), [](auto const& list) { return list.empty(); });
}

std::size_t Pending::bytes() const
{
    std::size_t total =
        std::apply([](auto const&... list) { return (bytes_of(list) + ...); }, lists(*this));
    for (auto const& list : added)
        total += bytes_of(list);
    return total;
}

} // namespace boligsim
