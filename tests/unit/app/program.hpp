#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/wait.h>

namespace boligsim {

/// What the program said and how it ended.
struct Ended {
    int code = 0;
    std::string out;
    std::string err;
};

inline std::string read_text(std::filesystem::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A folder of the test's own, empty, gone at the end.
class Scratch {
public:
    Scratch()
    {
        std::string name =
            (std::filesystem::temp_directory_path() / "boligsim-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Runs the program in a folder as `boligsim`, with arguments and variables of the environment as a shell
/// reads them.
inline Ended run_program(std::filesystem::path const& folder, std::string const& arguments,
                         std::string const& environment = {})
{
    Scratch const scratch;
    std::string const out = (scratch.path() / "out").string();
    std::string const err = (scratch.path() / "err").string();
    std::string const command = "cd '" + folder.string() + "' && BOLIGSIM_COMMAND=boligsim " +
                                environment + " '" BOLIGSIM_BINARY_DIR "/boligsim' " + arguments +
                                " > '" + out + "' 2> '" + err + "' < /dev/null";
    int const status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(out), read_text(err)};
}

} // namespace boligsim
