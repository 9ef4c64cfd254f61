#include "models/files/fileproblem.h"

#include <cerrno>
#include <system_error>

namespace colophon {

namespace {

struct Words
{
    const char* reason;
    const char* hint;
};

Words wordsFor(int error)
{
    switch (error) {
    case ENOENT:
        return {"It does not exist.", "Check the name and path. It may have been moved or deleted meanwhile."};
    case EACCES:
    case EPERM:
        return {"There is no permission to read it.", "Ask its owner for read permission, then read again."};
    case EXDEV:
        return {"The path leads out of the opened folder.",
                "Nothing outside the opened folder is read. Open the folder that holds both if you need it."};
    case ELOOP:
        return {"A link leads in a circle, or may not be followed.", "Repair or remove the link."};
    case ENOTDIR:
        return {"It is a file, not a folder.", "Open the folder that the file is in."};
    case EMFILE:
    case ENFILE:
        return {"Too many files are open.", "Close other programs, or raise the limit with \"ulimit -n\"."};
    case ENAMETOOLONG:
        return {"The path is too long.", "Open a folder nearer to the file."};
    default:
        return {nullptr, "Check the disk or the connection to it, then read again."};
    }
}

} // namespace

Problem fileProblem(std::string path, int error)
{
    const Words words = wordsFor(error);
    Problem problem;
    problem.file = std::move(path);
    problem.reason = words.reason ? std::string(words.reason)
                                  : "It could not be read: " + std::generic_category().message(error) + ".";
    problem.hint = words.hint;
    return problem;
}

Problem refusedFile(std::string path, std::string reason, std::string hint)
{
    Problem problem;
    problem.file = std::move(path);
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return problem;
}

} // namespace colophon
