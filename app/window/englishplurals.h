#pragma once

#include <QTranslator>

namespace colophon {

/// English texts are written in the sources, with counted nouns in the plural ("%n versions"). This puts the noun into
/// the singular where the count is one, so that English needs no translation file, and large counts into groups of
/// digits.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation, int n) const override;
};

} // namespace colophon
