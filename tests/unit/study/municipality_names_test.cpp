#include <gtest/gtest.h>

#include "study/municipality_names.hpp"

namespace boligsim {
namespace {

std::optional<std::string> find(std::string_view written)
{
    return find_municipality(
        written, {"Esbjerg", "København", "Aarhus", "Høje-Taastrup", "Assens", "Helsingør"},
        {561, 101, 751, 169, 420, 217});
}

TEST(MunicipalityNames, are_known_as_registers_and_people_write_them)
{
    for (char const* const written :
         {"Esbjerg", "561", "0561", "561 Esbjerg", "Esbjerg Kommune", "esbjerg", "ESBJERG KOMMUNE",
          "Esbjerg kommune ", "Esbjerg Municipality", "561 Esbjerg Kommune"})
        EXPECT_EQ(find(written), "Esbjerg") << written;
    for (char const* const written : {"Copenhagen", "Københavns Kommune", "Kobenhavn", "Koebenhavn",
                                      "KØBENHAVN", "101 Copenhagen"})
        EXPECT_EQ(find(written), "København") << written;
    EXPECT_EQ(find("Århus"), "Aarhus");
    EXPECT_EQ(find("Hoje Taastrup"), "Høje-Taastrup");
    EXPECT_EQ(find("Assens Kommune"), "Assens");
    EXPECT_EQ(find("Elsinore"), "Helsingør");
}

TEST(MunicipalityNames, are_not_guessed)
{
    for (char const* const written :
         {"", "Kommune", "562", "561 Aarhus", "Esbjergs", "Esb", "0", "-"})
        EXPECT_EQ(find(written), std::nullopt) << written;
    EXPECT_EQ(find_municipality("Nord", {"Nord", "Nörd"}, {}), std::nullopt);
}

} // namespace
} // namespace boligsim
