#pragma once

#include <sys/types.h>

namespace colophon::test {

class TempTree;

/// While it lives the program has no more rights than "nobody": the superuser, whom permissions do not stop, could test
/// nothing about them. The tree itself is opened to everybody. An ordinary user stays who he is.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const TempTree& tree);
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    ~OrdinaryUser();

private:
    uid_t m_before;
};

/// Lets everybody read and write all that is in the tree, as if every user owned it.
void openToEverybody(const TempTree& tree);

} // namespace colophon::test
