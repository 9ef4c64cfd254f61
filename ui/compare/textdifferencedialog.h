#pragma once

#include "ui/widgets/carddialog.h"

#include <string>

namespace colophon {

/// Two texts of one fact side by side, line by line: what is gone carries a minus, what is new a plus.
class TextDifferenceDialog : public CardDialog
{
    Q_OBJECT

public:
    struct Side
    {
        QString label; ///< of the version
        std::string text;
    };

    TextDifferenceDialog(const QString& fact, const Side& before, const Side& after, QWidget* window);
};

} // namespace colophon
