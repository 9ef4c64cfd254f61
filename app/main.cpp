#include "app/commands/commandline.h"
#include "app/window/windowprogram.h"

int main(int argc, char** argv)
{
    return colophon::isCommandLine(argc, argv) ? colophon::runCommandLine(argc, argv) : colophon::runWindow(argc, argv);
}
