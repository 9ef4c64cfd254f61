#pragma once

#include "models/catalog/catalog.h"
#include "models/releases/registration.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace colophon {

class PathField;
class PathList;
class PlainLabel;

/// What a person says about a version to be registered.
class RegisterForm : public QWidget
{
    Q_OBJECT

public:
    /// `locations`: the opened folders; `parent` versions and labels come from the catalog.
    RegisterForm(CatalogPointer catalog, const QStringList& locations, QWidget* parent = nullptr);

    /// The model and parent to begin with; empty for none.
    void begin(const QString& model, const QString& parentLabel);
    RegistrationRequest request() const;
    /// What still has to be filled in, one sentence; empty when nothing is.
    QString missing() const;
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    void changed();

private:
    void addRow(const QString& name, QWidget* field);
    void buildIdentity(const QStringList& locations);
    void buildFacts(const QString& folder);
    void buildReason();
    void followModel();
    void followLocation();

    CatalogPointer m_catalog;
    QGridLayout* m_layout;
    QComboBox* m_location = nullptr;
    QComboBox* m_model = nullptr;
    QLineEdit* m_label = nullptr;
    PathList* m_files = nullptr;
    QComboBox* m_parent = nullptr;
    PathField* m_metrics = nullptr;
    PathField* m_parameters = nullptr;
    PathField* m_data = nullptr;
    QLineEdit* m_labelColumn = nullptr;
    QPlainTextEdit* m_reason = nullptr;
    bool m_ownsLabel = true; ///< the label is still the suggestion
};

} // namespace colophon
