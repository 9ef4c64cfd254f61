#pragma once

#include "models/sources/folder/factswriter.h"

namespace colophon::folder {

/// config.json of Hugging Face: the shape of the network.
void readConfiguration(const Value& value, OriginIndex origin, FactsWriter& writer);

/// adapter_config.json of PEFT: kind and size of the adapter, and the model that it adapts.
void readAdapterConfiguration(const Value& value, OriginIndex origin, FactsWriter& writer);

/// MLmodel: flavours, signature, when and by which run it was made.
void readMlModel(const Value& value, OriginIndex origin, FactsWriter& writer);

/// trainer_state.json of the Hugging Face Trainer: curves with their last values, and how far the training was.
void readTrainerState(const Value& value, OriginIndex origin, FactsWriter& writer);

} // namespace colophon::folder
