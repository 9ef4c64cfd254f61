#pragma once

#include "models/catalog/version.h"
#include "ui/widgets/theme.h"

#include <QFrame>

namespace colophon {

/// One side of a release: "In production now" or "In production after you confirm", with the version and its reason.
class VersionCard : public QFrame
{
    Q_OBJECT

public:
    explicit VersionCard(QWidget* parent = nullptr);

    /// `caption`: "In production now, since 18 March (78 days)".
    void setVersion(const QString& caption, const Version& version, int slot, bool isNew);
    /// Nobody held the stage, or the stage is being cleared.
    void setNobody(const QString& caption, const QString& text);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption;
    QString m_label;
    QString m_stage; ///< held now; shown as a badge
    QString m_detail; ///< author and reason
    int m_slot = -1;
    bool m_isNew = false;
    bool m_hasVersion = false;
};

} // namespace colophon
