#include "app/window/helptexts.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("HelpTexts", text);
}

struct HelpText
{
    QString title;
    QString text;
};

HelpText textOf(const QString& topic, const QString& location)
{
    const QString folder = location.isEmpty() ? QStringLiteral("FOLDER") : location;
    if (topic == u"reads")
        return {
            tr("What Colophon reads"),
            tr("MLflow file stores of every generation from 1.x to 3.x: experiments, runs, logged models, data sets "
               "and "
               "the registry.\n\nPlain folders of model files such as churn_v1.2.3.onnx, v3/ or checkpoint-500/, with "
               "colophon.json, metrics.json, params.yaml, config.json, trainer_state.json, MLmodel, README.md, "
               "history.csv and requirements.txt beside them.\n\nReading changes nothing on disk.")};
    return {tr("The same on the command line"),
            tr("colophon scan %1\ncolophon compare MODEL#production MODEL@latest --in %1\ncolophon release MODEL@LABEL "
               "--stage production --reason TEXT --in %1\ncolophon releases MODEL --at 2026-03-03 --in %1\n\n"
               "A date alone means the end of that day: there in UTC, in the window in local time.\n\n"
               "colophon --help lists every verb.")
                .arg(QStringLiteral("'%1'").arg(folder))};
}

} // namespace

void showHelp(const QString& topic, const QString& location, QWidget* window)
{
    const HelpText help = textOf(topic, location);
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(help.title);
    box->setTextFormat(Qt::PlainText);
    box->setText(help.title);
    box->setInformativeText(help.text);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

} // namespace colophon
