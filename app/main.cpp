#include "app/commands/commandline.h"

int main(int argc, char** argv)
{
    return colophon::runCommandLine(argc, argv);
}
